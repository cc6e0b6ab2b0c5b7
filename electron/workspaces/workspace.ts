import type { CopiedFile, Left, MovedBack } from '../../shared/export/journal.ts';
import type { Capabilities, WorkspaceKind } from '../../shared/workspace/kinds.ts';
import type { Manifest } from '../../shared/export/manifest.ts';
import type { Edit } from '../../shared/workspace/edits.ts';
import type { Refusal } from '../../shared/workspace/names.ts';
import type { IndexState, ModelPage, ModelQuery } from '../../shared/contract/workspace-schemas.ts';
import type { ModelVersion, RegisteredModel } from '../stores/store.ts';
import type { FileHash } from '../transfer/file-thread.ts';
import type { ReadChunks } from '../transfer/pump.ts';
import type { Home } from './home.ts';

/** Where models live and go. Each kind passes the same tests (test/electron/workspaces/conformance.ts). */
export interface Workspace {
  readonly kind: WorkspaceKind;
  /** The database, the file store's root, or the zip: absolute. */
  readonly place: string;
  /** Where the ports into it have their folders (home.ts). */
  readonly home: Pick<Home, 'folder'>;
  readonly capabilities: Capabilities;
  /** Why nothing can be written there. */
  readonly readOnly: Refusal;
  /** Alembic's revision of a database. */
  readonly revision: string | null;
  /** How many other workspaces MLflow has in the same database (since 3.10); nothing of theirs is shown or written. */
  others(): Promise<number>;
  /** How many registered models there are; prompts are none. */
  count(): Promise<number>;
  /** One page of the registered models, as they are now. */
  page(query: ModelQuery): Promise<ModelPage>;
  /** Answers when `page` knows all of them, and says meanwhile how far it is. */
  indexed(onProgress?: (state: IndexState) => void, signal?: AbortSignal): Promise<IndexState>;
  /** A text that is another once something in the registry changed, whoever changed it. */
  stamp(): string;
  /** All registered models with their versions; prompts are none. */
  models(): Promise<RegisteredModel[]>;
  /** null where there is none of that name. */
  model(name: string): Promise<RegisteredModel | null>;
  /** Those of these runs that it has. */
  knownRuns(runs: readonly string[]): Promise<ReadonlySet<string>>;
  /** What the registry says of where the files of versions are; names of other things in it are followed. */
  locate(versions: readonly ModelVersion[]): Promise<(string | null)[]>;
  /**
   * Where a version's files are on this machine; `known`: what was read of it before, and is not read again. Errors: `version-missing`,
   * `version-remote`, `version-unsafe`.
   */
  files(name: string, version: string, known?: ModelVersion): Promise<string>;
  /** Whether a server of MLflow hands out files there: those of experiments, or of versions of this model. */
  isServed(model: string): Promise<boolean>;
  /** What a new version would meet. Nothing is changed. Errors: `name-prompt`, `name-other-case`. */
  plan(name: string, alias: string | null): Promise<Prospect>;
  /** A port's own place, new or as it was left. `beside`: names of what will go beside the model's folder, where there is such a place. */
  begin(port: string, beside?: readonly string[]): Promise<Staging>;
  /** The version that a port made of this content; null where it made none (any more). */
  find(port: string, name: string, digest: string): Promise<string | null>;
  /** Changes what is registered. Errors: `store-no-model`, `version-none`, `name-...`, `edit-written-over`, and those of writing. */
  edit(edit: Edit, at: number): Promise<Edited>;
  /** Takes an edit back, where what it changed is still so. Errors: `edit-unknown`, `edit-changed`, `edit-taken`. */
  undoEdit(id: string): Promise<UndoneEdit>;
  /** Takes a version back as MLflow deletes it: its number stays taken. Errors: `undo-alias`, `undo-stage`, `undo-in-use`. */
  undo(done: UndoInput): Promise<TakenBack>;
}

export interface Prospect {
  readonly next: string;
  /** The registered model would be made. */
  readonly fresh: boolean;
  readonly aliasBefore: string | null;
  /** Of a new one: a model there whose name has the same letters, some of them large or small. */
  readonly alike?: string;
}

/** A file that is copied in. */
export interface PutFile {
  readonly path: string;
  /** Bytes, as it was listed. */
  readonly size: number;
  /** Its permissions, as POSIX's bits; null where its source has none. */
  readonly mode?: number | null;
  /** All of a small one at once, in `memory` where that is given, which is cheaper; null where it has to be read in chunks. */
  whole?(memory?: Uint8Array): Uint8Array | null;
}

/** One port into a workspace: files first, where nobody sees them; then, in one step, the version. */
export interface Staging {
  /** Makes an empty folder, and those above it. */
  putFolder(path: string): Promise<void>;
  /** Copies a file in, synced. It is not read back yet. `size` as it was listed. */
  putFile(file: PutFile, read: ReadChunks, signal?: AbortSignal): Promise<CopiedFile>;
  /** What a file that was put holds now, read back; null where it is not there. Of a zip only once it is published. */
  readBack(path: string, signal?: AbortSignal, onBytes?: (passed: number) => void): Promise<FileHash | null>;
  /** Removes a file that was not put whole. */
  drop(path: string): Promise<void>;
  /** Makes all that was put last through a power cut, names too. Only then may anybody write down that it is there. */
  settle(): Promise<void>;
  /**
   * Whether what an earlier try published is there whole, and can be read back. Only where what was put before it was published can't
   * be gone on with: there all is put anew.
   */
  kept?(digest: string): Promise<boolean>;
  /** Gives the whole its last place, where nothing refers to it yet, and makes it last. Returns that place. `beside`: texts that go
   * beside the model's folder where there is such a place, in a zip.
   */
  publish(manifest: Manifest, beside?: Readonly<Record<string, string>>): Promise<string>;
  /**
   * Makes the version, with its tags, then its aliases. `onFound` hears of a version that holds the same before its aliases are moved:
   * it tells nothing of this port. Errors: `plan-stale`, `store-busy` and others of writing.
   */
  commit(registration: Registration, onFound?: OnFound): Promise<Committed>;
  /** Removes what was staged and published, where no version uses it. */
  abort(): Promise<void>;
  /** Lets go of it as it is: it can be gone on with. */
  close(): Promise<void>;
}

/** A version, by the files that it uses. */
export interface FilesUser {
  readonly name: string;
  readonly version: string;
}

export interface Registration {
  readonly port: string;
  readonly model: string;
  readonly description: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly alias: string | null;
  /** More of them, set only where nothing has that name: a zip brings them. */
  readonly also?: readonly string[];
  /** The run that made the model; kept where the workspace knows it. */
  readonly run: string | null;
  /** Where that run can be seen: kept wherever it leads, as MLflow's `copy_model_version` does. */
  readonly runLink?: string | null;
  /** Of all files: a version with the same one is the same model. */
  readonly digest: string;
  /** Milliseconds since 1970; asked for when the version is written, where others wait: numbers and times rise together. */
  readonly at: () => number;
  /** What a plan relied on; null where nothing was planned before. */
  readonly expected: Prospect | null;
}

export interface Committed {
  readonly version: string;
  /** The registered model was made along with it. */
  readonly made: boolean;
  /** The same content was there already, as this version. */
  readonly existing: boolean;
  readonly aliasBefore: string | null;
  /** Those of `also` that point to it now. */
  readonly also: readonly string[];
  /** The others, with the versions that they point to. */
  readonly taken: Readonly<Record<string, string>>;
}

export type OnFound = (found: Pick<Committed, 'version' | 'aliasBefore'>) => void;

export interface Edited {
  /** To undo it; null where nothing changed. */
  readonly id: string | null;
  /** Where an alias that was set pointed before. */
  readonly aliasBefore: string | null;
}

export interface UndoneEdit {
  /** Aliases that point elsewhere by now, and stay there. */
  readonly left: readonly string[];
  /** What was written down to take it back could not be removed: it takes room, until another edit clears it away. */
  readonly kept: boolean;
}

export interface TakenBack {
  readonly left: readonly Left[];
  /** Those that pointed to the version until now. */
  readonly aliases: readonly MovedBack[];
}

export interface UndoInput {
  readonly port: string;
  readonly model: string;
  readonly version: string;
  readonly alias: string | null;
  readonly aliasBefore: string | null;
  /** More that the port set; they pointed nowhere before. */
  readonly also?: readonly string[];
  /** The version was there before the port: only its aliases are taken back. */
  readonly existing: boolean;
  readonly digest: string;
  readonly at: number;
}
