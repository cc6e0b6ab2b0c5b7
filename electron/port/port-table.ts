import type { ErrorData } from '../../shared/contract/errors.ts';
import type { CopiedFile, MovedBack } from '../../shared/export/journal.ts';
import type { Plan, PlannedTarget } from '../../shared/export/plan.ts';
import type { PortReportFormat } from '../../shared/export/report.ts';
import type { ReviewRow } from '../../shared/export/review.ts';
import type { SameAct } from '../../shared/export/same-act.ts';
import type { Language } from '../../shared/texts/translator.ts';
import type { PortRow } from '../../shared/export/port-row.ts';
import type { Runner } from '../jobs/job-table.ts';
import type { Said } from './admit-later.ts';
import type { PortContext, PortProgress, TargetPlace } from './context.ts';
import type { Undone } from './end-port.ts';
import type { PortResult } from './run-port.ts';
import type { VerifiedVersion } from './verify-version.ts';

/** What every job needs to know of this program. */
export type PortBase = Pick<PortContext, 'data' | 'seed' | 'tool'>;

/** A model by where it lies, or what a workspace lists. */
export type SourcePlace =
  /** `store`: the one that named it, where that is known. `type`: as what it is taken, where a person said so. */
  | {
      readonly kind: 'model';
      readonly place: string;
      readonly inside: string | null;
      readonly store?: string;
      readonly type?: 'custom';
    }
  | { readonly kind: 'version'; readonly place: string; readonly name: string; readonly version: string }
  /** A pasted address; `place` is the workspace that it means, null where none was said. */
  | { readonly kind: 'uri'; readonly place: string | null; readonly uri: string };

/** A source that was looked at. */
export interface SourceFacts {
  readonly name: string;
  readonly uri: string;
  readonly version: string | null;
  readonly run: string | null;
  readonly files: number;
  readonly size: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly aliases: readonly string[];
  readonly stage: string | null;
  readonly hops: number;
  readonly flavors: readonly string[];
  readonly signature: boolean;
  readonly loadable: boolean;
}

/** What a name and an alias would meet at a target. */
export interface TargetFacts {
  readonly kind: PlannedTarget['kind'];
  readonly place: string;
  /** Nothing is there yet: it will be made. */
  readonly isNew: boolean;
  readonly next: string;
  readonly fresh: boolean;
  readonly aliasBefore: string | null;
  readonly aliases: readonly { readonly alias: string; readonly version: string }[];
  /** Names of registered models, to choose from; the first thousand. */
  readonly models: readonly string[];
  readonly problems: readonly TargetProblem[];
}

export interface TargetProblem {
  readonly about: 'place' | 'model' | 'alias';
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface PlanInput {
  readonly from: SourcePlace;
  readonly target: TargetPlace;
  readonly model: string | null;
  readonly alias: string | null;
  readonly description: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly reason: string | null;
  /** Read every file, so that nothing else can be carried out later. */
  readonly contents: boolean;
}

/** A plan travels as text: one of many files would hold up whoever hands it on. */
export interface PlannedPort {
  readonly text: string;
  /** The same without the list of its files. */
  readonly plan: Plan;
  readonly files: number;
}

export interface PortFacts {
  readonly row: PortRow;
  /** Without the list of its files. */
  readonly plan: Plan;
  readonly identical: number | null;
  readonly digest: string | null;
  readonly aliasBefore: string | null;
  /** The registered model was made along with it. */
  readonly made: boolean;
  readonly review: readonly ReviewRow[];
  readonly act: SameAct;
  /** Why it can't be taken back (any more); null where it can. */
  readonly noUndo: ErrorData | null;
  /** Where its aliases go when it is taken back now. */
  readonly movesBack: readonly MovedBack[];
}

/** Work on ports, in a process of its own. */
export interface PortJobs {
  source: { input: { readonly from: SourcePlace; readonly base: PortBase }; output: SourceFacts; progress: never };
  target: {
    input: {
      readonly target: TargetPlace;
      readonly model: string;
      readonly alias: string | null;
      readonly base: PortBase;
    };
    output: TargetFacts;
    progress: never;
  };
  plan: { input: PlanInput & { readonly base: PortBase }; output: PlannedPort; progress: never };
  /** A plan that was kept in a file. */
  'read-plan': { input: { readonly file: string }; output: PlannedPort; progress: never };
  run: {
    input: {
      readonly text: string;
      readonly reason: string | null;
      readonly strict: boolean;
      readonly confirmed: string | null;
      readonly layout: TargetPlace['layout'];
      readonly base: PortBase;
    };
    output: PortResult;
    progress: PortProgress;
  };
  /** Writes a plan down before its turn comes. */
  keep: {
    input: { readonly text: string; readonly reason: string | null; readonly base: PortBase };
    output: null;
    progress: never;
  };
  /** Whether one may be gone on with, or started later than it was planned. */
  admit: { input: SaidOfPort; output: null; progress: never };
  /** One that waited for a person. */
  start: { input: SaidOfPort; output: PortResult; progress: PortProgress };
  resume: { input: SaidOfPort; output: PortResult; progress: PortProgress };
  /** `confirmed`: as `admitUndo` asks for it. */
  undo: { input: PortInput & { readonly confirmed: string | null }; output: Undone; progress: never };
  /** Ports that were begun on this machine, the newest first, and those that wait. */
  list: { input: { readonly base: PortBase }; output: PortList; progress: never };
  facts: { input: PortInput; output: PortFacts; progress: never };
  /** What a plan keeps, changes and loses, and the same act for others; with the reason that a person gives. */
  review: {
    input: { readonly text: string; readonly reason: string | null };
    output: { readonly rows: readonly ReviewRow[]; readonly act: SameAct };
    progress: never;
  };
  'report-text': {
    input: PortInput & { readonly format: PortReportFormat; readonly language: Language };
    output: { readonly text: string };
    progress: never;
  };
  files: {
    input: PortInput & { readonly cursor: number; readonly limit: number };
    output: { readonly rows: readonly CopiedFile[]; readonly next: number | null };
    progress: never;
  };
  verify: { input: PortInput; output: VerifiedVersion; progress: PortProgress };
  /** Where the files of the version are that a port made. */
  result: { input: PortInput; output: { readonly place: string }; progress: never };
  /** Where the files are of what a plan's target serves now. */
  serving: {
    input: { readonly text: string; readonly base: PortBase };
    output: { readonly place: string };
    progress: never;
  };
}

export interface PortInput {
  readonly id: string;
  readonly base: PortBase;
}

export type SaidOfPort = PortInput & Said;

export interface PortList {
  readonly rows: readonly PortRow[];
  /** Of those that wait, what can't be read. */
  readonly damaged: readonly ErrorData[];
}

export type PortJob = keyof PortJobs;
export type PortRunner = Runner<PortJobs>;
