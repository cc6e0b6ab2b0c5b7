import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../electron/stores/sqlite.ts';
import { makeAndOpen, openWorkspace } from '../../electron/workspaces/open-workspace.ts';
import type { Workspace } from '../../electron/workspaces/workspace.ts';
import { SEED } from './workspaces.ts';

export const VERSIONS = 10;
const AT = 1_790_000_000_000;

const nameOf = (at: number) => `model-${String(at).padStart(5, '0')}`;

/** `models` registered models of ten versions each, as MLflow writes them; their files are elsewhere. */
export async function largeDatabase(folder: string, models: number): Promise<Workspace> {
  const workspace = await makeAndOpen(folder, { layout: 'sqlite', seed: SEED, at: AT }, { data: '' });
  const rows = await openDatabase(workspace.place, true);
  rows.exec('begin');
  const model = rows.prepare(
    `insert into registered_models (name, creation_time, last_updated_time, description, workspace) values (?, ?, ?, 'said of it', 'default')`,
  );
  const version = rows.prepare(
    `insert into model_versions (name, version, creation_time, last_updated_time, current_stage, source, status, workspace) values (?, ?, ?, ?, 'None', 'file:///elsewhere', 'READY', 'default')`,
  );
  const alias = rows.prepare(
    `insert into registered_model_aliases (name, alias, version, workspace) values (?, 'champion', ?, 'default')`,
  );
  for (let at = 0; at < models; at += 1) {
    const name = nameOf(at);
    model.run(name, AT + at, AT + at);
    for (let number = 1; number <= VERSIONS; number += 1) version.run(name, number, AT, AT);
    alias.run(name, VERSIONS);
  }
  rows.exec('commit');
  rows.close();
  return workspace;
}

/** The same as a file store, of as many versions each. */
export async function largeFileStore(folder: string, models: number, versions = VERSIONS): Promise<Workspace> {
  const workspace = await makeAndOpen(folder, { layout: 'files', seed: SEED, at: AT }, { data: '' });
  for (let at = 0; at < models; at += 1) {
    const name = nameOf(at);
    const place = path.join(workspace.place, 'models', name);
    mkdirSync(path.join(place, 'aliases'), { recursive: true });
    writeFileSync(path.join(place, 'aliases/champion'), String(versions));
    const times = `creation_timestamp: ${AT}\nlast_updated_timestamp: ${AT + at}\nname: ${name}\n`;
    writeFileSync(path.join(place, 'meta.yaml'), `aliases: {}\ndescription: said of it\n${times}workspace: default\n`);
    for (let number = 1; number <= versions; number += 1) {
      const inside = path.join(place, `version-${number}`);
      mkdirSync(inside);
      writeFileSync(
        path.join(inside, 'meta.yaml'),
        `current_stage: None\ndescription: null\n${times}run_id: null\nrun_link: null\nsource: file:///elsewhere\nstatus: READY\nstatus_message: null\nstorage_location: file:///elsewhere\nuser_id: null\nversion: ${number}\n`,
      );
    }
  }
  return (await openWorkspace(workspace.place, { data: '' })) as Workspace;
}
