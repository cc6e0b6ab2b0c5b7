import type { ListedFile } from '../contract/file-methods.ts';
import type { ModelReading } from '../contract/model-reading.ts';
import type { EnvironmentReport } from '../environment/environment-report.ts';
import type { Told, Verdict } from '../signature/compare/comparison.ts';
import type { Role, WorkspaceKind } from '../workspace/kinds.ts';
import type { Refusal } from '../workspace/names.ts';
import type { Check, CheckId } from './checks.ts';
import type { TreeDifference } from './manifest.ts';
import type { TritonFinding } from './triton.ts';

/** What was found in a text of a model. */
export interface TextFacts {
  readonly path: string;
  readonly secret: boolean;
  /** A path that means something on one machine only. */
  readonly machine: boolean;
  /** It may fetch something, or run what was fetched, when it is loaded. */
  readonly network?: boolean;
  /** Variables of the environment that its code reads. */
  readonly variables?: readonly string[];
}

/**
 * What MLflow says of a version or logged model. It loads and registers all of them (looked at with 3.17): what it deleted is refused
 * before.
 */
export type SourceState =
  'ready' | 'version-failed' | 'version-pending' | 'model-failed' | 'model-pending' | 'run-deleted';

/** A version, and the place at which MLflow looks for its files, where they are not. */
export interface LostVersion {
  readonly version: string;
  readonly path: string;
}

/** What was read of files that need not be a model of MLflow's, and of where they are to go. */
export interface FileFacts {
  readonly files: readonly ListedFile[];
  readonly texts: readonly TextFacts[];
  /** Texts that were not looked into, or not to their end. */
  readonly unlooked: readonly string[];
  /** Changed after the model was logged, by their times; only where those of MLmodel were kept. */
  readonly changed: readonly string[];
  /** How the files of a zip of ours differ from what it says of them, as far as they were read; unreadable where what it says is
   * damaged or not ours; null of anything else. */
  readonly manifest: TreeDifference | 'unreadable' | null;
  /** Of what comes from a store; null of anything else. */
  readonly state: SourceState | null;
  /** Against what callers get there now; null where nothing is there. */
  readonly verdict: {
    readonly against: string;
    readonly verdict: Verdict;
    readonly reasons: number;
    /** Those that the verdict rests on. */
    readonly findings: readonly Told[];
  } | null;
  readonly target: {
    readonly kind: WorkspaceKind;
    readonly role: Role | null;
    /** It is handed over to Azure ML. */
    readonly azure?: boolean;
    readonly refusals: readonly Exclude<Refusal, null>[];
    /** Other versions there are handed out by a server of MLflow's; null where there is no registry yet. */
    readonly served: boolean | null;
    /** The version that holds the same already. */
    readonly duplicate: string | null;
    /** None is taken for it, but one whose files MLflow would not find. */
    readonly lost: LostVersion | null;
    /** A model of a file store whose name differs in large and small letters alone. */
    readonly alike: string | null;
    /** A number that a port gave before, to a model of this name that is not there any more: it is given again. */
    readonly again: string | null;
    /** Bytes; null where the system does not say. */
    readonly free: number | null;
    readonly size: number;
  };
}

/** Of a model of MLflow's: enough for every check that files can answer. */
export interface PreflightFacts extends FileFacts {
  readonly reading: ModelReading;
  readonly environment: EnvironmentReport;
  /** What MLflow would say to the model's own example. */
  readonly example: 'none' | 'accepted' | 'refused' | 'not-judged';
  /** Whether the example for a server holds the same as the other. */
  readonly serving: 'none' | 'same' | 'differs' | 'not-judged';
}

/** Of anything else that is ported as it is; `triton` is null where it is no repository of Triton's. */
export interface OtherFacts extends FileFacts {
  readonly triton: readonly TritonFinding[] | null;
}

/** One check; those of a kind stand together in a file, and are told in the order of `CHECK_IDS`. */
export type Rules<Facts> = Readonly<Partial<Record<CheckId, (facts: Facts) => Check>>>;
