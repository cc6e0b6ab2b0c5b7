import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { errorText } from '../../electron/cli/print-text.ts';
import { toErrorData } from '../../shared/contract/errors.ts';
import { createTexts } from '../../shared/texts/translator.ts';
import { openPort, resumePort, undoPort } from '../../electron/port/end-port.ts';
import { DISK, type Disk } from '../../electron/transfer/disk.ts';
import { holderOf } from '../../electron/workspaces/zip-name.ts';
import { ROOT } from '../support/build.ts';
import { exported } from '../support/ports.ts';
import { temporaryFolder } from '../support/served.ts';
import { SEED } from '../support/workspaces.ts';

/*
 * What lies under a zip's name is removed, or told to be a port's, only where it is the file that this port wrote.
 */
const folder = temporaryFolder();
afterAll(() => folder.remove());
const SOURCE = path.join(folder.path, 'model');
cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), SOURCE, { recursive: true });
let made = 0;

const failing = (...calls: string[]): Disk => ({
  ...DISK,
  failpoint(operation) {
    if (!calls.includes(operation)) return undefined;
    const code = operation === 'link' && calls.length > 1 ? 'EPERM' : 'EIO';
    throw Object.assign(new Error(code), { code });
  },
});

function scene() {
  const around = path.join(folder.path, `f${(made += 1)}`);
  const [out, data] = [path.join(around, 'out'), path.join(around, 'data')];
  mkdirSync(out, { recursive: true });
  const to = path.join(out, 'm.zip');
  const context = { data, seed: SEED, tool: 'test' };
  const half = () => path.join(out, readdirSync(out).find((name) => name.endsWith('.porter-zip')) ?? '-');
  return {
    to,
    half,
    left: () => readdirSync(out),
    export: (disk = DISK) => exported({ to, data, layout: 'sqlite', source: SOURCE }, disk, { alias: null }),
    resume: async (disk = DISK) => resumePort(await openPort(null, context), { ...context, disk }),
    undo: async () => undoPort(await openPort(null, context), context),
    port: async () => (await openPort(null, context)).state.plan.id,
  };
}

/** It is whole, and was cut off before it got its name: by a disk that failed. */
async function unnamed() {
  const at = scene();
  await expect(at.export(failing('link'))).rejects.toMatchObject({ code: 'cannot-write' });
  return at;
}

/** Another port of the same model: the same bytes. */
async function foreign(to: string): Promise<Buffer> {
  const other = scene();
  await other.export();
  copyFileSync(other.to, to);
  return readFileSync(to);
}

describe("somebody's zip of the same content, where our half-made one was removed", () => {
  it('is found by a resume, and stays when that is undone', async () => {
    const at = await unnamed();
    rmSync(at.half());
    const bytes = await foreign(at.to);
    expect(await at.resume()).toMatchObject({ outcome: 'existing' });
    expect(await at.undo()).toMatchObject({ existing: true });
    expect([at.left(), readFileSync(at.to)]).toEqual([['m.zip'], bytes]);
  });

  it('stays when the port is undone at once, which says so', async () => {
    const at = await unnamed();
    rmSync(at.half());
    const bytes = await foreign(at.to);
    expect(await at.undo()).toMatchObject({ version: null, left: ['zip'] });
    expect([at.left(), readFileSync(at.to)]).toEqual([['m.zip'], bytes]);
  });
});

describe('after a port into a zip', () => {
  it("somebody's zip of the same content in its place stays, and undo says why", async () => {
    const at = scene();
    await at.export();
    rmSync(at.to);
    const bytes = await foreign(at.to);
    await expect(at.undo()).rejects.toMatchObject({ code: 'undo-not-own', details: { path: 'm.zip' } });
    expect(readFileSync(at.to)).toEqual(bytes);
    rmSync(at.to);
    expect(await at.undo()).toMatchObject({ version: '1', left: [] });
  });

  it('that was moved away and back it is taken back', async () => {
    const at = scene();
    await at.export();
    renameSync(at.to, `${at.to}-away`);
    renameSync(`${at.to}-away`, at.to);
    expect(await at.undo()).toMatchObject({ version: '1', left: [] });
    expect(at.left()).toEqual([]);
  });
});

describe('where files have no second names', () => {
  it.each(['', 'some text\n'])(
    "somebody's file %j under the name of the zip stays, and both acts say so",
    async (text) => {
      const at = await unnamed();
      writeFileSync(at.to, text);
      await expect(at.resume(failing('link', '-'))).rejects.toMatchObject({ code: 'target-exists' });
      expect(await at.undo()).toMatchObject({ version: null, left: ['zip'] });
      expect([at.left(), readFileSync(at.to, 'utf8')]).toEqual([['m.zip'], text]);
    },
  );

  it.each(['resume', 'undo'] as const)('the file that held the name is known by %s', async (act) => {
    const at = await unnamed();
    writeFileSync(at.to, holderOf(await at.port()));
    if (act === 'resume') expect(await at.resume()).toMatchObject({ outcome: 'ported' });
    expect(await at.undo()).toMatchObject({ left: [] });
    expect(at.left()).toEqual([]);
  });

  it('nothing holds the name when the rename fails', async () => {
    const at = scene();
    let wrong = true;
    const disk: Disk = {
      ...failing('link', '-'),
      rename(from, to) {
        if (wrong && to === at.to) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        DISK.rename(from, to);
      },
    };
    await expect(at.export(disk)).rejects.toMatchObject({ code: 'cannot-write' });
    expect([existsSync(at.to), existsSync(at.half())]).toEqual([false, true]);
    wrong = false;
    expect(await at.resume(disk)).toMatchObject({ outcome: 'ported' });
    expect(await at.undo()).toMatchObject({ version: '1' });
    expect(at.left()).toEqual([]);
  });
});

describe('whose name is taken at the last moment', () => {
  it('says where the zip lies that was gone on with, and the ways out', async () => {
    const at = await unnamed();
    writeFileSync(at.to, 'somebody else');
    const error: unknown = await at.resume().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'target-exists', details: { path: at.to, kept: at.half() } });
    const said = errorText(toErrorData(error), createTexts('en'));
    expect(said).toContain(`is whole and lies at "${at.half()}".`);
    expect(said).toContain(`model-porter resume ${await at.port()}`);
    expect(existsSync(at.half())).toBe(true);
    rmSync(at.to);
    expect(await at.resume()).toMatchObject({ outcome: 'ported' });
    expect(at.left()).toEqual(['m.zip']);
  });

  it('leaves nothing of its own behind', async () => {
    const at = scene();
    const disk: Disk = {
      ...DISK,
      failpoint(operation, file) {
        if (operation === 'link' && file === at.to) writeFileSync(at.to, 'somebody else');
        return undefined;
      },
    };
    await expect(at.export(disk)).rejects.toMatchObject({ code: 'target-exists' });
    expect([at.left(), readFileSync(at.to, 'utf8')]).toEqual([['m.zip'], 'somebody else']);
    expect(await at.undo()).toMatchObject({ already: true });
  });

  it('that was given another since is gone, not taken back', async () => {
    const at = scene();
    await at.export();
    renameSync(at.to, `${at.to}-away.zip`);
    expect(await at.undo()).toMatchObject({ gone: true, left: [] });
    expect(at.left()).toEqual(['m.zip-away.zip']);
  });
});
