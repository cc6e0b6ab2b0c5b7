/**
 * What the run that made a model knew, as a summary that goes along with a port: the store that tells more may not be at hand where the
 * model goes. Texts are cut and without credentials; of many, the first are kept and the rest counted.
 */
export interface Knew {
  readonly run: { readonly id: string; readonly name: string | null; readonly user: string | null };
  readonly experiment: string | null;
  /** ISO 8601. */
  readonly started: string | null;
  readonly status: string;
  readonly params: readonly Pair[];
  /** The latest point of each; as Python's repr has numbers, NaN and the infinities among them. */
  readonly metrics: readonly Pair[];
  readonly datasets: readonly KnewDataset[];
  readonly commit: KnewCommit | null;
  /** What was left out. */
  readonly more: { readonly params: number; readonly metrics: number; readonly datasets: number };
}

export interface Pair {
  readonly key: string;
  readonly value: string;
}

export interface KnewDataset {
  readonly name: string;
  readonly digest: string;
  readonly source: string | null;
  readonly context: string | null;
}

export interface KnewCommit {
  readonly commit: string;
  readonly repository: string | null;
  readonly branch: string | null;
}
