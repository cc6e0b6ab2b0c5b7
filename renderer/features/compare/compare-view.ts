import type { RuleSet } from '../../../shared/signature/serve/rules.ts';
import type { Section } from './compare-rows.ts';

/** How a person looks at a comparison. It stays with its tab, whatever else is looked at meanwhile. */
export interface CompareView {
  readonly section: Section;
  /** Only rows that differ. */
  readonly differences: boolean;
  readonly filter: string;
  /** Indexes of rows whose nested rows are folded away. */
  readonly closed: ReadonlySet<number>;
  /** Index of the row whose details are shown. */
  readonly selected: number | null;
  /** The MLflow to answer for; null for the one nearest to B's. */
  readonly rules: RuleSet | null;
}

export const FIRST_VIEW: CompareView = {
  section: 'signature',
  differences: true,
  filter: '',
  closed: new Set(),
  selected: null,
  rules: null,
};

/** The same way of looking at other models: what was said of single rows is over. */
export function ofOtherModels(view: CompareView): CompareView {
  return { ...view, closed: new Set(), selected: null, rules: null };
}
