/** Where it is said what a model runs with, in the order in which they are shown. */
export const ENVIRONMENT_SOURCES = ['requirements', 'conda', 'python-env', 'mlmodel'] as const;

export type EnvironmentSource = (typeof ENVIRONMENT_SOURCES)[number];

/** A file of the environment as it was found. `text` is null where there is none, or none that can be read. */
export interface EnvironmentText {
  readonly source: Exclude<EnvironmentSource, 'mlmodel'>;
  readonly name: string;
  readonly text: string | null;
  readonly state: 'read' | 'missing' | 'unreadable';
}

/** What one source says of a package. */
export interface PackageEntry {
  readonly source: EnvironmentSource;
  /** Who installs it. */
  readonly manager: 'pip' | 'conda';
  /** As written, secrets masked. */
  readonly text: string;
  /** The file that it stands in; requirements may lead to others. */
  readonly file: string;
  readonly line: number | null;
  /** In PEP 440's words; null where it cannot be said so. */
  readonly specifier: string | null;
  /** It holds only under a condition, such as `python_version < "3.12"`. */
  readonly conditional: boolean;
}
