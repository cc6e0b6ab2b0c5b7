import path from 'node:path';

/*
 * Where what belongs to ports lies: beside what MLflow reads, never in it, and on the same disk, so that one rename brings
 * a model to its place. Of `/team/mlflow.db` (or the file store `/team/mlruns`):
 *
 *   /team/mlartifacts/model-porter/<port>/          the model's files, as they are
 *   /team/.model-porter/mlflow.db/lock              held while a version gets its number
 *   /team/.model-porter/mlflow.db/ports/<port>/     its journal, manifest, lock, and the stage while it is copied
 *
 * Ports into zips keep theirs in the app's own folder, each with a note of the file that it made.
 */
export interface Home {
  /** The folder that the store stands in. */
  readonly base: string;
  readonly folder: string;
  readonly artifacts: string;
}

export interface PortPaths {
  readonly folder: string;
  readonly journal: string;
  readonly manifest: string;
  /** How the zip is known that a port made (own-zip.ts). */
  readonly zip: string;
  readonly lock: string;
  /** The model's files while they are copied. */
  readonly stage: string;
  /** Small files on their way to their names. */
  readonly desk: string;
}

/** `store` is a database, or the root of a file store; an absolute path. */
export function homeOf(store: string): Home {
  const base = path.dirname(store);
  return {
    base,
    folder: path.join(base, '.model-porter', path.basename(store)),
    artifacts: path.join(base, 'mlartifacts', 'model-porter'),
  };
}

/** Where ports into zips keep theirs. `data`: the app's own folder. */
export function zipHome(data: string): Pick<Home, 'folder'> {
  return { folder: path.join(data, 'zips') };
}

export function portsOf({ folder }: Pick<Home, 'folder'>): string {
  return path.join(folder, 'ports');
}

export function pathsOf(home: Pick<Home, 'folder'>, port: string): PortPaths {
  const folder = path.join(portsOf(home), port);
  return {
    folder,
    journal: path.join(folder, 'journal.jsonl'),
    manifest: path.join(folder, 'manifest.json'),
    zip: path.join(folder, 'zip.json'),
    lock: path.join(folder, 'lock'),
    stage: path.join(folder, 'stage'),
    desk: path.join(folder, 'desk'),
  };
}

/** Names a port; also a folder and a tag: nothing but digits, letters and dashes. */
export const PORT_ID = /^\d{8}-\d{6}-[0-9a-f]{8}$/;
