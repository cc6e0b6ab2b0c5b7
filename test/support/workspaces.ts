import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DIGEST_TAG, PORT_TAG } from '../../shared/export/provenance.ts';
import type { Manifest } from '../../shared/export/manifest.ts';
import { findModels } from '../../electron/sources/find-models.ts';
import { openSource } from '../../electron/sources/open-source.ts';
import { DISK, type Disk } from '../../electron/transfer/disk.ts';
import { treeDigest } from '../../electron/workspaces/digest.ts';
import { makeAndOpen, openWorkspace } from '../../electron/workspaces/open-workspace.ts';
import type { Committed, Registration, Staging, Workspace } from '../../electron/workspaces/workspace.ts';
import { ROOT } from './build.ts';

export const SEED = path.join(ROOT, 'assets/workspace/mlflow.db.gz');
/** When tests register, in milliseconds since 1970. */
export const AT = 1_795_827_305_545;

/** A new workspace of each kind in its own folder. */
export async function newWorkspace(kind: Workspace['kind'], folder: string, disk: Disk = DISK): Promise<Workspace> {
  mkdirSync(folder, { recursive: true });
  const options = { data: path.join(folder, 'data'), disk };
  if (kind === 'zip') return (await openWorkspace(path.join(folder, 'model.zip'), options)) as Workspace;
  return makeAndOpen(path.join(folder, 'workspace'), { layout: kind, seed: SEED, at: AT }, options);
}

export async function reopened(workspace: Workspace, disk: Disk = DISK): Promise<Workspace> {
  const data = path.join(path.dirname(workspace.place), 'data');
  return (await openWorkspace(workspace.place, { data, disk })) as Workspace;
}

export type Files = Readonly<Record<string, string | Uint8Array>>;
export const CHURN = { MLmodel: 'flavors: {}\n', 'data/model.pkl': 'x'.repeat(5000), 'data/empty': '' };

let made = 0;
export function portId(): string {
  return `20260101-000000-${(made += 1).toString(16).padStart(8, '0')}`;
}

export type Ported = Committed & { readonly port: string; readonly digest: string };

export interface Given extends Partial<Omit<Registration, 'at'>> {
  readonly at?: number;
  /** Instead of `at`. */
  readonly clock?: () => number;
  readonly files?: Files;
}

/** A whole port by hand: files, publication, read back, version. */
export async function port(workspace: Workspace, given: Given = {}): Promise<Ported> {
  const { files = CHURN } = given;
  const id = given.port ?? portId();
  const staging = await workspace.begin(id);
  try {
    return await portInto(staging, id, given, files);
  } finally {
    await staging.close();
  }
}

async function portInto(staging: Staging, id: string, given: Given, files: Files): Promise<Ported> {
  const { files: _files, at = AT, clock = () => at, ...more } = given;
  const copied = [];
  for (const [name, text] of Object.entries(files))
    copied.push(await staging.putFile({ path: name, size: text.length }, () => once(text)));
  const digest = treeDigest(copied);
  const model = given.model ?? 'churn';
  const tags = { note: 'ü', 'team/name': 'risk', [PORT_TAG]: id, [DIGEST_TAG]: digest, ...given.tags };
  const manifest: Manifest = {
    format: 1,
    name: model,
    description: given.description ?? null,
    tags,
    aliases: [given.alias ?? [], given.also ?? []].flat(),
    ...(given.runLink ? { runLink: given.runLink } : {}),
    digest,
    files: copied,
    folders: [],
  };
  await staging.publish(manifest);
  for (const { path: file, size, digest: wanted } of copied) {
    const back = await staging.readBack(file);
    if (back?.digest !== wanted || back.size !== size) throw new Error(`${file} differs`);
  }
  const committed = await staging.commit({
    port: id,
    model,
    description: null,
    alias: null,
    run: null,
    at: clock,
    expected: null,
    ...more,
    tags,
    digest,
  });
  return { ...committed, port: id, digest };
}

export async function* once(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** All files below a folder. */
export function filesOf(folder: string): Record<string, Uint8Array> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    found.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file)];
    }),
  );
}

/** The files of a version that was ported from `CHURN`, as texts by their paths. */
export async function contents(workspace: Workspace, name: string, version: string): Promise<Record<string, string>> {
  const source = await openSource({ kind: 'path', path: await workspace.files(name, version) });
  try {
    const { models } = await findModels(source);
    const inside = models[0]?.path ?? '';
    const texts: Record<string, string> = {};
    for (const file of Object.keys(CHURN))
      texts[file] = new TextDecoder().decode(await source.read(inside === '' ? file : `${inside}/${file}`, 1 << 20));
    return texts;
  } finally {
    await source.close();
  }
}

/** The model `churn` with two versions, tags and aliases. */
export async function filled(kind: Workspace['kind'], where: string): Promise<Workspace> {
  const workspace = await newWorkspace(kind, where);
  await port(workspace, { alias: 'champion', description: 'First: "of" all\n\nand more' });
  await port(workspace, { files: { MLmodel: 'two' }, alias: 'live' });
  return workspace;
}
