/** Where models live and go. A server and Azure ML follow; the interface is the same. */
export const WORKSPACE_KINDS = ['files', 'sqlite', 'zip'] as const;
export type WorkspaceKind = (typeof WORKSPACE_KINDS)[number];

/** What a workspace is for: what goes into production is asked for twice. */
/** The most characters of the name of a workspace. */
export const NAME_LENGTH = 100;

export const ROLES = ['DEV', 'TEST', 'PROD'] as const;
export type Role = (typeof ROLES)[number];

export interface Capabilities {
  /** Names that point to a version and can be moved. */
  readonly aliases: boolean;
  /** Several models and versions live in it; a zip holds one. */
  readonly registry: boolean;
  /** A version and its alias appear in one step. */
  readonly atomicAlias: boolean;
  /** What is undone leaves its number behind, as a version that MLflow deleted does. */
  readonly keepsNumbers: boolean;
}

export const CAPABILITIES: Readonly<Record<WorkspaceKind, Capabilities>> = {
  files: { aliases: true, registry: true, atomicAlias: false, keepsNumbers: true },
  sqlite: { aliases: true, registry: true, atomicAlias: true, keepsNumbers: true },
  zip: { aliases: false, registry: false, atomicAlias: true, keepsNumbers: false },
};

/** A workspace that a person named; kept in the settings. */
export interface NamedWorkspace {
  readonly name: string;
  readonly role: Role;
  /** A folder or a database, absolute. */
  readonly place: string;
}
