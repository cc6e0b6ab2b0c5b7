/** Something a reader should know about a file. `code` names a text in the catalogues; `details` fill its gaps. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly details: Readonly<Record<string, string | number>>;
  /** 1-based line and column in MLmodel, where the problem has one. */
  readonly line?: number;
  readonly column?: number;
}

/** What kept a search from looking: where nothing was found, it may be there. */
export function unreadAmong(problems: readonly Problem[]): Problem | undefined {
  return problems.find(
    // In a zip, an MLmodel that is damaged.
    ({ code }) => code === 'no-permission' || code === 'cannot-read' || code.startsWith('zip-'),
  );
}
