import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { toErrorData } from '../../shared/contract/errors.ts';
import type { ListedFile } from '../../shared/contract/file-methods.ts';
import { decode } from '../../shared/mlmodel/decode.ts';
import { isTextToLookInto, namesMachine, reachesOut } from '../../shared/export/odd-files.ts';
import type { PreflightFacts, TextFacts } from '../../shared/export/preflight-facts.ts';
import { maskSecrets } from '../../shared/files/mask-secrets.ts';
import { compareModels } from '../jobs/compare-models.ts';
import { check } from '../jobs/check.ts';
import { joinPath } from '../sources/join-path.ts';
import { listModelFiles } from '../sources/model-files.ts';
import { readEnvironmentReport } from '../sources/read-environment.ts';
import { readModel } from '../sources/read-model.ts';
import { readExample } from '../sources/read-text.ts';
import { changedSince, servingExample } from './model-history.ts';
import type { PortSource } from './source-of.ts';

/** Texts that are looked into for secrets: how large, and how many. */
const TEXT_SIZE = 512 * 1024;
const TEXTS = 500;

export type ModelFacts = Omit<PreflightFacts, 'verdict' | 'target' | 'manifest'>;

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
    texts: await textFacts(from, files, signal),
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
    const { bavail, bsize } = statfsSync(existing(place));
    return bavail * bsize;
  } catch {
    return null;
  }
}

export function isWritable(place: string): boolean {
  try {
    accessSync(existing(place), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The nearest folder above that is there. */
function existing(place: string): string {
  for (let here = place; ; here = path.dirname(here)) if (existsSync(here) || here === path.dirname(here)) return here;
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

export async function textFacts(
  { source, inside }: PortSource,
  files: readonly ListedFile[],
  signal?: AbortSignal,
): Promise<ModelFacts['texts']> {
  const looked: TextFacts[] = [];
  const small = files.filter(
    ({ path: name, type, size }) => type === 'file' && (size ?? Infinity) <= TEXT_SIZE && isTextToLookInto(name),
  );
  for (const { path: name } of small.slice(0, TEXTS)) {
    signal?.throwIfAborted();
    try {
      const { text } = decode(await source.read(joinPath(inside, name), TEXT_SIZE));
      if (text === null) continue;
      const network = reachesOut(name, text);
      const found = { path: name, secret: maskSecrets(text) !== text, machine: namesMachine(text), network };
      if (found.secret || found.machine || network) looked.push(found);
    } catch {
      // A file that can't be read stops the port itself.
    }
  }
  return looked;
}
