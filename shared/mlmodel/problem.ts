/** Something a reader should know about a file. `code` names a text in the catalogues; `details` fill its gaps. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly details: Readonly<Record<string, string | number>>;
  /** 1-based line and column in MLmodel, where the problem has one. */
  readonly line?: number;
  readonly column?: number;
}
