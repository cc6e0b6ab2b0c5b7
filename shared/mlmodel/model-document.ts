import type { SignatureReading } from '../signature/types.ts';
import type { Problem } from './problem.ts';
import type { YamlMap, YamlNode } from './yaml-node.ts';

/** A larger MLmodel is not read (MLflow writes a few kB; a signature of 50,000 columns is about 4 MiB). */
export const MLMODEL_LIMIT = 10 * 1024 * 1024;

/** What one MLmodel file says. Made from its bytes alone (`readModelDocument`). */
export interface ModelDocument {
  readonly text: DocumentText;
  /** whole: all of it was read; partial: up to a stop, which a problem names; unreadable: nothing could be read. */
  readonly state: 'whole' | 'partial' | 'unreadable';
  /** Would `mlflow.models.Model.load` of MLflow 3.17.2 accept the file? */
  readonly loadable: boolean;
  /** In file order; each with its line where it has one. */
  readonly problems: readonly Problem[];
  /** Every top-level key that was read, in file order, unknown ones included. */
  readonly fields: readonly Field[];
  readonly flavors: readonly Flavor[];
  /** null: the model has none. */
  readonly signature: SignatureReading | null;
}

export interface DocumentText {
  /** Decoded, line endings as `\n`; at most the first 256 KiB (a labelled part of a larger file). */
  readonly shown: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1' | 'binary';
  readonly bom: boolean;
  readonly lineEnding: 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';
  /** Bytes in the file. */
  readonly size: number;
  readonly cut: boolean;
  /** Whether secrets in `shown` were replaced by `***`. */
  readonly masked: boolean;
}

export interface Field {
  readonly key: string;
  readonly line: number;
  /** Written by some version of MLflow; else somebody's own, kept and shown. */
  readonly known: boolean;
  readonly node: YamlNode;
}

export type FlavorFamily = 'generic' | 'tabular' | 'deep-learning' | 'genai' | 'big-data' | 'unknown';

export interface Flavor {
  readonly name: string;
  readonly line: number;
  readonly known: boolean;
  readonly family: FlavorFamily;
  /** Two or three letters for a chip: sk, xgb, pt. */
  readonly monogram: string;
  /** The MLflow version that dropped this flavor, where one did: its models need an older MLflow. */
  readonly removedIn: string | null;
  /** What it lets one do: ids of texts (`predict`, `serve`, `spark-udf`, `native-load` ...). */
  readonly abilities: readonly string[];
  /** The library and the version it was saved with, as the file spells it. */
  readonly library: { readonly name: string; readonly version: string | null } | null;
  /** Paths inside the model's folder that this flavor names, each with its part in the model. */
  readonly references: readonly Reference[];
  /** The flavor's own map as it stands. */
  readonly config: YamlMap | null;
}

export interface Reference {
  /** Which key names it: `model_path`, `env.conda`. */
  readonly key: string;
  readonly role: 'model' | 'environment' | 'code' | 'artifact' | 'example' | 'config' | 'extra';
  /** As the file spells it; may be absolute or lead outside: never followed without the path rules. */
  readonly path: string;
  readonly line: number;
}
