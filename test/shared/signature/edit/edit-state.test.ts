import { describe, expect, it } from 'vitest';
import { BLANK, draftOf, freeName, type Draft } from '../../../../shared/signature/edit/draft.ts';
import { checkDraft, isValid } from '../../../../shared/signature/edit/check-draft.ts';
import {
  editReducer,
  startEdit,
  type EditAction,
  type EditState,
} from '../../../../shared/signature/edit/edit-state.ts';
import { defaultValue, printParts } from '../../../../shared/signature/edit/print-parts.ts';
import { parseParams } from '../../../../shared/signature/parse-params.ts';
import { parseSchema } from '../../../../shared/signature/parse-schema.ts';
import type { ColumnSpec, DataType, SignatureReading } from '../../../../shared/signature/types.ts';

const read = (inputs: string | null, params: string | null = null): SignatureReading => ({
  valid: true,
  problems: [],
  inputs: inputs === null ? null : parseSchema(inputs),
  outputs: null,
  params: params === null ? null : parseParams(params),
});
const run = (state: EditState, ...actions: EditAction[]) => actions.reduce(editReducer, state);
const add: EditAction = { type: 'add', part: 'inputs' };
const names = ({ draft }: EditState) => draft.inputs.map(({ spec }) => spec.name);
const rename = (state: EditState, at: number, name: string | null, field = 'name'): EditAction => {
  const row = state.draft.inputs[at]!;
  return { type: 'spec', part: 'inputs', id: row.id, field, spec: { ...(row.spec as ColumnSpec), name } };
};

describe('editReducer', () => {
  it('adds with free names, removes, moves within the list', () => {
    const three = run(startEdit(BLANK), add, add, add);
    expect(names(three)).toEqual(['column', 'column_2', 'column_3']);
    const first = three.draft.inputs[0]!.id;
    expect(names(run(three, { type: 'move', part: 'inputs', id: first, to: 9 }))).toEqual([
      'column_2',
      'column_3',
      'column',
    ]);
    expect(names(run(three, { type: 'remove', part: 'inputs', id: first }, add))).toEqual([
      'column_2',
      'column_3',
      'column',
    ]);
    expect(run(three, { type: 'remove', part: 'inputs', id: 99 })).toBe(three);
    expect(run(three, { type: 'move', part: 'inputs', id: first, to: 0 })).toBe(three);
  });

  it('undoes and redoes every kind of step; what is typed on in one field is one step', () => {
    const one = run(startEdit(BLANK), add);
    const typed = run(one, rename(one, 0, 'a'), rename(one, 0, 'ag'), rename(one, 0, 'age'));
    expect(names(typed)).toEqual(['age']);
    const back = run(typed, { type: 'undo' });
    expect([names(back), names(run(back, { type: 'redo' })), names(run(back, { type: 'undo' }))]).toEqual([
      ['column'],
      ['age'],
      [],
    ]);
    // Another field, or the same one after an undo, is a step of its own.
    expect(run(typed, rename(typed, 0, 'age', 'required')).past).toHaveLength(typed.past.length + 1);
    expect(run(back, rename(back, 0, 'x')).future).toEqual([]);
    expect(names(run(typed, { type: 'start', draft: BLANK }, { type: 'undo' }))).toEqual(['age']);
    expect(run(startEdit(BLANK), { type: 'undo' }, { type: 'redo' }).draft).toBe(BLANK);
  });

  it('any walk back and forth ends where it was', () => {
    const next = random(7);
    let state = startEdit(BLANK);
    for (let step = 0; step < 300; step += 1) {
      const before = state;
      const rows = state.draft.inputs;
      const id = rows[Math.floor(next() * rows.length)]?.id ?? 0;
      const actions: EditAction[] = [
        add,
        { type: 'remove', part: 'inputs', id },
        { type: 'move', part: 'inputs', id, to: Math.floor(next() * 5) },
        { type: 'add', part: 'params' },
      ];
      state = editReducer(state, actions[Math.floor(next() * actions.length)]!);
      if (state === before) continue;
      expect(editReducer(state, { type: 'undo' }).draft).toBe(before.draft);
      expect(editReducer(editReducer(state, { type: 'undo' }), { type: 'redo' }).draft).toBe(state.draft);
    }
  });
});

describe('printParts', () => {
  it('prints what MLflow writes, and reads back as the same rows (500 random signatures)', () => {
    const next = random(3);
    for (let round = 0; round < 500; round += 1) {
      const specs = Array.from({ length: 1 + Math.floor(next() * 4) }, (_, at) => ({
        id: at + 1,
        spec: { kind: 'column' as const, name: `ñ"${at}`, type: randomType(next, 3), required: next() < 0.5 },
      }));
      const draft: Draft = { inputs: specs, outputs: [], params: [] };
      const { inputs } = printParts(draft);
      const again = parseSchema(inputs ?? '');
      expect(isValid(checkDraft(draft))).toBe(again.valid);
      if (again.valid) expect(printParts(draftOf(read(inputs))).inputs).toBe(inputs);
      expect(inputs).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  it('keeps the text of parts that nobody changed', () => {
    const inputs = '[{"name":"a","type":"long"}]';
    const start = { draft: draftOf(read(inputs, '[]')), texts: { inputs, outputs: null, params: '[]' } };
    expect(printParts(start.draft, start)).toEqual(start.texts);
    const more = run(startEdit(start.draft), { type: 'add', part: 'outputs' }).draft;
    expect(printParts(more, start)).toEqual({
      inputs,
      outputs: '[{"type": "double", "name": "column", "required": true}]',
      params: '[]',
    });
  });
});

describe('defaults as they are typed', () => {
  const string: DataType = { kind: 'scalar', name: 'string' };
  const double: DataType = { kind: 'scalar', name: 'double' };
  it.each([
    [string, null, 'es', 'es'],
    [string, null, '"null"', 'null'],
    [string, null, 'null', null],
    [string, [-1n], '["a"]', ['a']],
    [string, [-1n], 'a', undefined],
    [double, null, 'NaN', NaN],
    [double, null, '1,5', undefined],
    [{ kind: 'scalar', name: 'datetime' } as DataType, null, '2024-01-31', '2024-01-31'],
  ])('%o %o %s', (type, shape, typed, value) => expect(defaultValue(type, shape, typed)).toEqual(value));
});

describe('checkDraft', () => {
  const codes = (draft: Draft) => checkDraft(draft).map(({ part, id, problem }) => [part, id, problem.code]);
  const column = (id: number, name: string | null, type: DataType, required = true) => ({
    id,
    spec: { kind: 'column' as const, name, type, required },
  });
  const long: DataType = { kind: 'scalar', name: 'long' };
  it('names the row, or the list as a whole', () => {
    const twice: DataType = {
      kind: 'array',
      items: {
        kind: 'object',
        properties: [
          { name: 'p', type: long, required: true },
          { name: 'p', type: long, required: true },
        ],
      },
    };
    const empty: DataType = { kind: 'object', properties: [] };
    expect(
      codes({
        inputs: [column(1, 'a', long), column(2, null, long, false)],
        outputs: [column(3, 'b', twice), column(4, 'b', empty)],
        params: [
          { id: 5, name: 'k', type: long, shape: null, value: 'x' },
          { id: 6, name: 'k', type: long, shape: null, value: '1.5' },
        ],
      }),
    ).toEqual([
      ['inputs', null, 'signature-some-unnamed'],
      ['outputs', 3, 'signature-repeated-property'],
      ['outputs', 4, 'signature-missing-properties'],
      ['outputs', null, 'signature-repeated-name'],
      ['params', 5, 'param-default-not-json'],
      ['params', 6, 'param-default'],
      ['params', null, 'param-repeated'],
    ]);
    expect(freeName(['a', 'a_2'], 'a')).toBe('a_3');
  });
});

/** Numbers in [0, 1), the same on every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function randomType(next: () => number, depth: number): DataType {
  const roll = depth === 0 ? 0 : next();
  if (roll < 0.5)
    return { kind: 'scalar', name: (['long', 'double', 'string', 'datetime'] as const)[Math.floor(next() * 4)]! };
  if (roll < 0.65) return { kind: 'array', items: randomType(next, depth - 1) };
  if (roll < 0.75) return { kind: 'map', values: randomType(next, depth - 1) };
  if (roll < 0.8) return { kind: 'any' };
  const properties = ['z', 'a', 'ü']
    .slice(0, 1 + Math.floor(next() * 3))
    .map((name) => ({ name, type: randomType(next, depth - 1), required: next() < 0.5 }));
  return { kind: 'object', properties };
}
