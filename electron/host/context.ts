import type { EventData, EventName, Handlers, Method, Output } from '../../shared/contract/contract.ts';
import type { AppInfo } from '../../shared/contract/schemas.ts';
import type { JobRunner } from '../jobs/job-table.ts';
import type { PortRunner } from '../port/port-table.ts';
import type { ReadRange } from '../sources/bytes.ts';
import type { Contacts } from './contacts.ts';
import type { Downloads } from './downloads.ts';
import type { Grants } from './grants.ts';
import type { Recents } from './recents.ts';
import type { Watcher } from './watcher.ts';

export interface HostOptions {
  readonly info: AppInfo;
  /** The app's own folder, for settings and recents. */
  readonly data: string;
  /** Where the sample models are. */
  readonly examples: string;
  readonly startJobs: (readRange: ReadRange, onDied: (reason: string) => void) => JobRunner;
  /** A process for ports, started at its first work; without it they are carried out in this one. */
  readonly startPorts?: () => PortRunner;
  /** The system's dialog; null on a host without one. */
  readonly pick: ((kind: 'folder' | 'file') => Promise<readonly string[]>) | null;
  /** Where to save a copy; null in its answer when the person cancels. null on a host without a dialog. */
  readonly pickSave: ((suggested: string) => Promise<string | null>) | null;
  /** Whether to keep recents: not for the command line. */
  readonly remember: boolean;
  /** Counts what is contacted; none where nobody looks. */
  readonly contacts?: Contacts;
  readonly onCommands?: (enabled: readonly string[], title: string) => void;
}

/** What could be opened, and why the rest could not. */
export type Opened = Output<'open.pending'>;

/** What the handlers of all subjects share. */
export interface HostContext {
  readonly options: HostOptions;
  readonly grants: Grants;
  /** What was opened lately; loaded when it is wanted. */
  recents(): Promise<Recents>;
  readonly jobs: JobRunner;
  readonly watcher: Watcher;
  /** Ends what was begun for the pages. */
  onClose(end: () => void | Promise<void>): void;
  readonly downloads: Downloads;
  readonly readRange: ReadRange;
  /** Keys of the models that the job process can search as they were last read. */
  readonly indexed: Set<string>;
  /** Paths from outside the page as grants; each that is not there as an error. */
  grantPaths(paths: readonly string[]): Opened;
  emit<E extends EventName>(name: E, data: EventData<E>): void;
}

/** The handlers of the methods whose names start with `Area.`. */
export type HandlersOf<Area extends string> = Pick<Handlers, Extract<Method, `${Area}.${string}`>>;
