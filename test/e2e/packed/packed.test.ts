import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoreSummary } from '../../../shared/contract/store-schemas.ts';
import { axeViolations } from '../../support/axe.ts';
import { ROOT } from '../../support/build.ts';
import { electronPath, launchPacked, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';
import { callerIn } from '../../support/callers.ts';
import { value } from '../../support/every-host.ts';
import { MANY_RUNS, writeManyRuns } from '../../support/store-fixtures.ts';
import { temporaryFolder } from '../../support/served.ts';
import { zipBytes } from '../../support/zip-bytes.ts';

const missing = electronPath() === null ? NO_ELECTRON : null;
const note = missing === null ? '' : ` (skipped: ${missing})`;
const EXAMPLE = path.join(ROOT, 'assets/examples/diabetes-2025');
const folder = temporaryFolder();
const shipped = path.join(folder.path, 'out/linux-unpacked');
const asar = path.join(shipped, 'resources/app.asar');
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp | undefined;

/** The one package that goes along, with the one that finds its native file. */
const SQLITE = /^\/node_modules(?:$|\/(?:@photostructure(?:$|\/sqlite(?:$|\/))|node-gyp-build(?:$|\/)))/;

/** What electron-builder.yml calls a fuse, and the state the shipped program must have it in. */
const FUSES = [
  ['runAsNode', FuseV1Options.RunAsNode, false],
  ['enableCookieEncryption', FuseV1Options.EnableCookieEncryption, true],
  ['enableNodeOptionsEnvironmentVariable', FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  ['enableNodeCliInspectArguments', FuseV1Options.EnableNodeCliInspectArguments, false],
  ['enableEmbeddedAsarIntegrityValidation', FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  ['onlyLoadAppFromAsar', FuseV1Options.OnlyLoadAppFromAsar, true],
  ['loadBrowserProcessSpecificV8Snapshot', FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  ['grantFileProtocolExtraPrivileges', FuseV1Options.GrantFileProtocolExtraPrivileges, false],
] as const;

describe.skipIf(missing !== null)(`the packed app${note}`, () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['electron/start/pack.mjs', '--dir', '--output', path.join(folder.path, 'out')], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  });
  afterAll(async () => {
    await running?.close();
    await screen?.stop();
    folder.remove();
  });

  it.each(FUSES)('ships with the fuse %s as it must be', async (name, option, wanted) => {
    const config = parse(readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8')) as {
      electronFuses: Record<string, boolean>;
    };
    expect(config.electronFuses[name]).toBe(wanted);
    const wire = await getCurrentFuseWire(path.join(shipped, 'model-porter'));
    expect(wire[option]).toBe(wanted ? FuseState.ENABLE : FuseState.DISABLE);
  });

  it('holds what it needs and nothing else', () => {
    const files = execFileSync('npx', ['asar', 'list', asar], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
    const own = files.filter((file) => !SQLITE.test(file));
    expect(own.filter((file) => !/^\/(?:dist|LICENSE|package\.json)/.test(file))).toEqual([]);
    expect(own.filter((file) => /\.map$|node_modules|\.ts$|\/test\//.test(file))).toEqual([]);
    expect(files.filter((file) => SQLITE.test(file) && /\.map$|\.[cm]?ts$|\.cpp$|\.[ch]$/.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['/dist/node/main.js', '/dist/node/job.js', '/dist/renderer/index.html']),
    );
    expect(readdirSync(path.join(shipped, 'resources')).sort()).toEqual([
      'app.asar',
      'app.asar.unpacked',
      'examples',
      'workspace',
    ]);
    // The empty database that a new workspace begins with.
    expect(readdirSync(path.join(shipped, 'resources/workspace'))).toEqual(['mlflow.db.gz']);
  });

  it('keeps the native file of SQLite outside the archive, for this system only', () => {
    const unpacked = readdirSync(`${asar}.unpacked`, { recursive: true, encoding: 'utf8' });
    const native = unpacked.filter((file) => file.endsWith('.node'));
    expect(native.length).toBeGreaterThan(0);
    for (const file of native) expect(file).toContain(`${process.platform}-${process.arch}/`);
    expect(unpacked.filter((file) => /\.[cm]?[jt]s$/.test(file))).toEqual([]);
  });

  it('opens a zip and shows its signature, in a twin that differs in one fuse so that it can be driven', async () => {
    const twin = path.join(folder.path, 'twin');
    cpSync(shipped, twin, { recursive: true });
    const program = path.join(twin, 'model-porter');
    await flipFuses(program, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true });
    const zip = path.join(folder.path, 'diabetes.zip');
    const parts = readdirSync(EXAMPLE).map((name) => ({ name, data: readFileSync(path.join(EXAMPLE, name)) }));
    writeFileSync(zip, zipBytes(parts));
    screen = await startDisplay();
    running = await launchPacked(screen.display, program, [zip]);
    const { page, app } = running;
    await page.getByRole('heading', { level: 1, name: 'diabetes' }).waitFor();
    expect(await app.evaluate(({ app: living }) => living.isPackaged)).toBe(true);
    await page.getByRole('tab', { name: /^Signature/ }).click();
    await page
      .getByRole('row', { name: /plasma_glucose/ })
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('opens a SQLite database with what it brings', async () => {
    const file = path.join(folder.path, 'mlflow.db');
    const { DatabaseSync } = await import('@photostructure/sqlite');
    rmSync(file, { force: true });
    const written = new DatabaseSync(file);
    written.exec("create table runs (name text); insert into runs values ('first')");
    written.close();
    const row = await (running as RunningApp).app.evaluate(async ({ app: living }, database) => {
      const { createRequire } = process.getBuiltinModule('node:module');
      const { pathToFileURL } = process.getBuiltinModule('node:url');
      const vm = process.getBuiltinModule('node:vm');
      const own = createRequire(`${living.getAppPath()}/dist/node/main.js`);
      const place = own.resolve('@photostructure/sqlite').replace(/index\.cjs$/, 'index.mjs');
      // What is evaluated here may not import; a script of the main context may.
      const sqlite = (await vm.runInThisContext(`import(${JSON.stringify(pathToFileURL(place).href)})`, {
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      })) as { DatabaseSync: typeof DatabaseSync };
      const read = new sqlite.DatabaseSync(database, { readOnly: true });
      const first = read.prepare('select name from runs').get();
      read.close();
      return { place, first: { ...(first as object) } };
    }, file);
    expect(row.place).toContain('app.asar');
    expect(row.first).toEqual({ name: 'first' });
  });

  it('reads a large store with threads of its reading process', async () => {
    const { grant, call } = callerIn(running as RunningApp);
    const store = await grant(writeManyRuns(path.join(folder.path, 'mlruns')));
    const { handle } = value<{ handle: string }>(await call('store.open', { grant: store }));
    const { whole, ahead } = value<StoreSummary>(await call('store.wait', { handle }));
    expect([whole, ahead]).toEqual([MANY_RUNS, { read: MANY_RUNS, lost: 0 }]);
  });

  it('brings its sample models', async () => {
    const page = (running as RunningApp).page;
    await page.getByRole('button', { name: 'Library' }).click();
    await page.getByRole('button', { name: 'Try the example' }).click();
    await page.getByRole('heading', { level: 1, name: /diabetes-202/ }).waitFor();
  });
});
