import type { ModelType } from '../../shared/export/model-type.ts';
import type { Hop, RegisteredOwn } from '../../shared/export/plan.ts';
import type { SourceState } from '../../shared/export/preflight-facts.ts';
import type { Source } from '../sources/source.ts';

/** A model that is to be ported: where its files are, and what is known of it besides. */
export interface PortSource {
  readonly source: Source;
  /** The folder or zip, and the model's folder in it. */
  readonly place: string;
  readonly inside: string;
  readonly type: ModelType;
  /** A name to propose for it. */
  readonly name: string;
  readonly uri: string;
  readonly store: string | null;
  readonly version: string | null;
  readonly run: string | null;
  /** Where the registry says that its run can be seen. */
  readonly runLink: string | null;
  /** What the registered model around a version has of its own; null of anything else. */
  readonly registered: RegisteredOwn | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly aliases: readonly string[];
  readonly stage: string | null;
  /** What MLflow says of it; null of a folder or a zip. */
  readonly state: SourceState | null;
  readonly chain: readonly Hop[];
  /** The store that named this folder, where it was opened from one. */
  readonly around?: string;
}
