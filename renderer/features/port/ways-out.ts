import type { Check, CheckId } from '../../../shared/export/checks.ts';
import type { ModelView } from '../model/model-views.ts';
import type { Field } from './draft.ts';

/** What the app itself can do about what a check found. */
export type WayOut =
  | { readonly kind: 'view'; readonly view: ModelView }
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'reason' };

/** Where a model shows what a check is about. */
const VIEWS: Readonly<Partial<Record<CheckId, ModelView>>> = {
  P01: 'raw',
  P02: 'files',
  P03: 'files',
  P04: 'edit',
  P05: 'edit',
  P06: 'examples',
  P07: 'examples',
  P08: 'flavors',
  P09: 'environment',
  P10: 'environment',
  P11: 'environment',
  P12: 'environment',
  P13: 'environment',
  P14: 'environment',
  P15: 'environment',
  P17: 'files',
  P19: 'environment',
  P20: 'files',
  P21: 'flavors',
  P22: 'files',
  P23: 'signature',
  P24: 'files',
  P25: 'files',
  P26: 'files',
  P27: 'files',
  P28: 'files',
  P29: 'files',
  P30: 'files',
  P31: 'files',
  P32: 'flavors',
  P36: 'details',
  P37: 'details',
  P38: 'details',
  P39: 'files',
};

/** Which field of the destination a refusal of the target is about; any other is about the place. */
const FIELDS: Readonly<Record<string, Field>> = {
  'name-alias': 'alias',
  'name-reserved': 'alias',
  'store-no-aliases': 'alias',
  'name-tag-key': 'tags',
  'name-tag-in-tag': 'tags',
  'name-tag-own': 'tags',
  'name-tag-prompt': 'tags',
  'name-value-length': 'tags',
  'model-alike': 'name',
  'number-again': 'name',
};

export interface Around {
  /** MLflow's: other files have no page here. */
  readonly isModel: boolean;
  /** Where it goes can still be chosen: a kept plan stands as it is. */
  readonly open: boolean;
  readonly production: boolean;
  /** A reason was typed already. */
  readonly reasoned: boolean;
}

/** The ways out of what a check found that are one press away. Another model is only offered where nothing else lets it pass. */
export function waysOut(check: Check, { isModel, open, production, reasoned }: Around): WayOut[] {
  const { id, code, state, passable } = check;
  if (code === null) return [];
  const stops = state === 'stop' || (production && state === 'not-judged');
  const view = isModel ? VIEWS[id] : undefined;
  const ways: WayOut[] = view === undefined ? [] : [{ kind: 'view', view }];
  if (open && id === 'P33') ways.push({ kind: 'field', field: fieldOf(code) });
  // Only a zip stops at names that some systems can't have.
  else if (open && stops && (id === 'P28' || id === 'P39')) ways.push({ kind: 'field', field: 'place' });
  else if (open && stops && !passable) ways.push({ kind: 'field', field: 'source' });
  if (stops && passable && !reasoned) ways.push({ kind: 'reason' });
  return ways;
}

function fieldOf(code: string): Field {
  return FIELDS[code] ?? (code.startsWith('name-') ? 'name' : 'place');
}
