import { dumpMeta } from '../../shared/python/yaml-dump.ts';

/*
 * The meta.yaml files of MLflow's file store (mlflow/store/model_registry/file_store.py). MLflow 3 writes keys that 2.22 does
 * not know, and both read what the other wrote; a store stays as it was found.
 */

/** Which MLflow a store looks like. */
export type MetaStyle = '2.22' | '3.17';

export interface NewVersion {
  readonly name: string;
  readonly version: number;
  readonly description: string | null;
  readonly run: string | null;
  readonly runLink: string | null;
  /** A file URI: `source` and `storage_location`. */
  readonly source: string;
  readonly at: number;
}

export function versionMeta(version: NewVersion, style: MetaStyle): string {
  const three = { deployment_job_state: null, model_id: null, workspace: 'default' };
  const two = { aliases: [] as const };
  return dumpMeta({
    ...(style === '3.17' ? three : two),
    creation_timestamp: version.at,
    current_stage: 'None',
    description: version.description,
    last_updated_timestamp: version.at,
    name: version.name,
    run_id: version.run,
    run_link: version.runLink,
    source: version.source,
    status: 'READY',
    status_message: null,
    storage_location: version.source,
    user_id: null,
    version: version.version,
  });
}

export function modelMeta(name: string, at: number, style: MetaStyle): string {
  const three = { deployment_job_id: null, deployment_job_state: null, workspace: 'default' };
  return dumpMeta({
    ...(style === '3.17' ? three : {}),
    aliases: {},
    creation_timestamp: at,
    description: null,
    last_updated_timestamp: at,
    name,
  });
}

/** Only MLflow 3.10 and later write `workspace`. */
export function styleOf(meta: string): MetaStyle {
  return /^workspace: /m.test(meta) ? '3.17' : '2.22';
}

/** A meta.yaml with another description, as MLflow writes it; every other key stays as it is. null where it has no such keys. */
export function describedMeta(meta: string, text: string, at: number): string | null {
  // A value goes on in lines that are indented, or empty.
  const described = /^description:.*\n(?:[ \t].*\n|\n)*/m;
  const updated = /^last_updated_timestamp: .*$/m;
  if (!described.test(meta) || !updated.test(meta)) return null;
  return meta
    .replace(described, () => dumpMeta({ description: text }))
    .replace(updated, `last_updated_timestamp: ${at}`);
}

const UPDATED = /^last_updated_timestamp: .*$/m;

/** Whether two meta.yaml say the same but for when they were written: MLflow writes a model's anew with each of its tags and aliases. */
export function sameMeta(a: string | null, b: string | null): boolean {
  return a?.replace(UPDATED, '') === b?.replace(UPDATED, '');
}

/** A meta.yaml with the time of another. */
export function timedAs(meta: string, other: string): string {
  const [time] = UPDATED.exec(other) ?? [];
  return time === undefined ? meta : meta.replace(UPDATED, time);
}

/**
 * A version's meta.yaml as MLflow leaves it when it deletes the version: two lines differ. null where they are not as MLflow
 * writes them.
 */
export function deletedMeta(meta: string, at: number): string | null {
  const stage = /^current_stage: .*$/m;
  const updated = /^last_updated_timestamp: .*$/m;
  if (!stage.test(meta) || !updated.test(meta)) return null;
  return meta.replace(stage, 'current_stage: Deleted_Internal').replace(updated, `last_updated_timestamp: ${at}`);
}
