import { lastId, newColumn, newParam, type Draft, type ParamRow, type PartName, type SchemaPart } from './draft.ts';
import type { Spec } from '../types.ts';

/** A draft with its past and future. Everything here is data: the reducer is pure. */
export interface EditState {
  readonly draft: Draft;
  /** Newest last. */
  readonly past: readonly Draft[];
  /** Next first. */
  readonly future: readonly Draft[];
  /** What the last change was about: typing on in the same field is one step to undo. */
  readonly touched: string | null;
}

export type EditAction =
  | { readonly type: 'add'; readonly part: PartName }
  | { readonly type: 'remove'; readonly part: PartName; readonly id: number }
  /** To the place `to` counts from 0, after the row was taken out. */
  | { readonly type: 'move'; readonly part: PartName; readonly id: number; readonly to: number }
  /** `field` names what changes, so that one word typed is one step. */
  | {
      readonly type: 'spec';
      readonly part: SchemaPart;
      readonly id: number;
      readonly field: string;
      readonly spec: Spec;
    }
  | {
      readonly type: 'param';
      readonly id: number;
      readonly field: string;
      readonly patch: Partial<Omit<ParamRow, 'id'>>;
    }
  /** Starts again from other rows; undo brings the earlier ones back. */
  | { readonly type: 'start'; readonly draft: Draft }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

/** Steps that can be undone. */
const REMEMBERED = 200;

export function startEdit(draft: Draft): EditState {
  return { draft, past: [], future: [], touched: null };
}

export function editReducer(state: EditState, action: EditAction): EditState {
  if (action.type === 'undo') return undo(state);
  if (action.type === 'redo') return redo(state);
  const draft = changed(state.draft, action);
  if (draft === state.draft) return state;
  const touched = 'field' in action ? `${action.type} ${action.id} ${action.field}` : null;
  const typedOn = touched !== null && touched === state.touched;
  const past = typedOn ? state.past : [...state.past, state.draft].slice(-REMEMBERED);
  return { draft, past, future: [], touched };
}

function undo({ draft, past, future }: EditState): EditState {
  const last = past.at(-1);
  if (last === undefined) return { draft, past, future, touched: null };
  return { draft: last, past: past.slice(0, -1), future: [draft, ...future], touched: null };
}

function redo({ draft, past, future }: EditState): EditState {
  const [next, ...rest] = future;
  if (next === undefined) return { draft, past, future, touched: null };
  return { draft: next, past: [...past, draft], future: rest, touched: null };
}

type Change = Exclude<EditAction, { readonly type: 'undo' | 'redo' }>;

function changed(draft: Draft, action: Change): Draft {
  switch (action.type) {
    case 'start':
      return action.draft;
    case 'add': {
      const id = lastId(draft) + 1;
      if (action.part === 'params') return { ...draft, params: [...draft.params, newParam(draft.params, id)] };
      return { ...draft, [action.part]: [...draft[action.part], newColumn(draft[action.part], id)] };
    }
    case 'remove':
      return has(draft, action)
        ? { ...draft, [action.part]: draft[action.part].filter((row) => row.id !== action.id) }
        : draft;
    case 'move':
      return move(draft, action);
    case 'spec': {
      const rows = draft[action.part].map((row) => (row.id === action.id ? { ...row, spec: action.spec } : row));
      return { ...draft, [action.part]: rows };
    }
    case 'param': {
      const params = draft.params.map((row) => (row.id === action.id ? { ...row, ...action.patch } : row));
      return { ...draft, params };
    }
  }
}

function has(draft: Draft, { part, id }: { readonly part: PartName; readonly id: number }): boolean {
  return draft[part].some((row) => row.id === id);
}

function move(draft: Draft, { part, id, to }: EditAction & { type: 'move' }): Draft {
  const rows: readonly { readonly id: number }[] = draft[part];
  const from = rows.findIndex((row) => row.id === id);
  const row = rows[from];
  const target = Math.max(0, Math.min(rows.length - 1, to));
  if (row === undefined || target === from) return draft;
  return { ...draft, [part]: rows.toSpliced(from, 1).toSpliced(target, 0, row) };
}
