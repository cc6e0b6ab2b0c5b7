import { statfsSync } from 'node:fs';
import path from 'node:path';
import { toErrorData } from '../../shared/contract/errors.ts';
import type { PreflightFacts } from '../../shared/export/preflight-facts.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { Refusal } from '../../shared/workspace/names.ts';
import { compareModels } from '../jobs/compare-models.ts';
import { check } from '../jobs/check.ts';
import { listModelFiles } from '../sources/model-files.ts';
import { readEnvironmentReport } from '../sources/read-environment.ts';
import { readModel } from '../sources/read-model.ts';
import { readExample } from '../sources/read-text.ts';
import { nearest } from '../workspaces/writable.ts';
import { changedSince, servingExample } from './model-history.ts';
import type { PortSource } from './port-source.ts';
import { textFacts } from './text-facts.ts';

export type ModelFacts = Omit<PreflightFacts, 'verdict' | 'target' | 'manifest' | 'state'>;

/** Reads what the checks need of the model itself. Nothing in it is run. */
export async function modelFacts(from: PortSource, signal?: AbortSignal): Promise<ModelFacts> {
  const { source, inside } = from;
  const options = signal === undefined ? {} : { signal };
  const reading = await readModel(source, inside, signal);
  const { files } = await listModelFiles(source, inside, options);
  return {
    reading,
    files,
    environment: await readEnvironmentReport(source, inside),
    example: await exampleOf(from, signal),
    serving: await servingExample(from),
    ...(await textFacts(from, files, signal)),
    changed: changedSince(from, reading, files),
  };
}

/** What callers would notice, were this model served in place of the one at `serving`. */
export async function verdictFacts(
  from: PortSource,
  serving: { readonly place: string; readonly version: string },
  signal?: AbortSignal,
): Promise<NonNullable<PreflightFacts['verdict']>> {
  const { place, inside } = from;
  const { comparison } = await compareModels(
    {
      a: { ref: { kind: 'path', path: serving.place }, path: '' },
      b: { ref: { kind: 'path', path: place }, path: inside },
      renames: [],
      contents: false,
      rules: null,
    },
    signal === undefined ? {} : { signal },
  );
  const { verdict, findings } = comparison.forward;
  const grave = findings.filter((each) => Object.values(each.verdict).includes(verdict));
  const told = grave.map(({ rule, place: at, details }) => ({ rule, place: at, details }));
  return { against: serving.version, verdict, reasons: grave.length, findings: told };
}

/** Bytes that are free where a place is, or will be; null where the system does not say. */
export function freeAt(place: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(nearest(place));
    return bavail * bsize;
  } catch {
    return null;
  }
}

/**
 * MLflow's registry unquotes the path of a version's files once more than it was quoted (looked at with 3.17), so it loads nothing from
 * below `a%20b`; `50% off` is fine, and so is `%25`, which it takes for itself. `store`: the database, or the root of a file store.
 */
export function escapedIn(store: string): Refusal {
  for (const part of path.dirname(store).split(/[\\/]/)) {
    const [code] = /%(?!25)[0-9a-f]{2}/i.exec(part) ?? [];
    if (code !== undefined) return { code: 'target-escaped', details: { path: visible(part), code } };
  }
  return null;
}

async function exampleOf(
  { source, inside, place }: PortSource,
  signal?: AbortSignal,
): Promise<PreflightFacts['example']> {
  let example;
  try {
    example = await readExample(source, inside);
  } catch (error) {
    return toErrorData(error).code === 'no-example' ? 'none' : 'not-judged';
  }
  if (!example.sendable) return 'not-judged';
  const payload = { text: example.text };
  const input = { ref: { kind: 'path' as const, path: place }, path: inside, channel: 'rest' as const, payload };
  try {
    const given = { ...input, contentType: 'application/json' };
    const { report } = await check(source, given, signal === undefined ? {} : { signal }, () => undefined);
    return report.ok ? 'accepted' : 'refused';
  } catch {
    return 'not-judged';
  }
}
