import type { Input, Output } from '../../shared/contract/contract.ts';
import type { StoreSummary } from '../../shared/contract/store-schemas.ts';
import type { Chosen, Found } from '../stores/artifact-finder.ts';

export type { Found } from '../stores/artifact-finder.ts';

/** Methods whose answer the job process gives as it stands. */
export type Passed =
  | 'experiments'
  | 'columns'
  | 'runs'
  | 'run'
  | 'dataset'
  | 'values'
  | 'history'
  | 'chart'
  | 'registered'
  | 'versions'
  | 'logged'
  | 'problems'
  | 'locations';

type Asked<K extends Passed> = Omit<Input<`store.${K}`>, 'handle'>;

/** What can be asked of an open store, and what the answer is. */
export type StoreAsks = { [K in Passed]: { input: Asked<K>; output: Output<`store.${K}`> } } & {
  /** What is shown first. `watched`: files and folders on disk whose change is one of the store. */
  begin: {
    input: object;
    output: { summary: StoreSummary; experiments: Output<'store.experiments'>; watched: string[] };
  };
  artifacts: {
    input: { readonly owner: Input<'store.artifacts'>['owner'] };
    output: { location: string | null; found: Found };
  };
};
export type StoreAsk = { [K in keyof StoreAsks]: { readonly kind: K } & StoreAsks[K]['input'] }[keyof StoreAsks];

/** A store that stays open in the job process. */
export interface StoreName {
  readonly id: string;
  readonly name: string;
  readonly chosen: readonly Chosen[];
}
