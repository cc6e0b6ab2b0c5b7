import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { DISK, type Disk, type Operation } from '../../../electron/transfer/disk.ts';
import { temporaryFolder } from '../../support/served.ts';
import { AT, newWorkspace, port, reopened } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

/** Something that a client does that knows no lock, just before a call of ours. */
function meanwhile(when: (operation: Operation, file: string) => boolean, act: () => void): Disk {
  let done = false;
  return {
    ...DISK,
    failpoint(operation, file) {
      if (!done && when(operation, file)) {
        done = true;
        act();
      }
      return undefined;
    },
  };
}

async function withOne() {
  const workspace = await newWorkspace('files', path.join(folder.path, `f${(made += 1)}`));
  await port(workspace, { alias: 'champion' });
  const model = path.join(workspace.place, 'models/churn');
  const theirs = `creation_timestamp: 1\ncurrent_stage: None\nname: churn\nsource: file:///theirs\nversion: 2\n`;
  const register = (version: number, meta = theirs) => {
    mkdirSync(path.join(model, `version-${version}`), { recursive: true });
    writeFileSync(path.join(model, `version-${version}`, 'meta.yaml'), meta);
  };
  return { workspace, model, theirs, register };
}
const appears = (operation: Operation, file: string) => operation === 'rename' && file.endsWith('version-2');

describe('beside a client that knows no lock', () => {
  it('a number that it took is its own: ours is the next', async () => {
    const { workspace, model, theirs, register } = await withOne();
    const ours = await reopened(
      workspace,
      meanwhile(appears, () => register(2)),
    );
    expect(await port(ours, { files: { MLmodel: 'two' } })).toMatchObject({ version: '3' });
    expect(readdirSync(path.join(model, 'version-2'))).toEqual(['meta.yaml']);
    expect(readFileSync(path.join(model, 'version-2/meta.yaml'), 'utf8')).toBe(theirs);
    expect((await ours.model('churn'))?.versions.map(({ version }) => version)).toEqual(['1', '2', '3']);
  });

  it('a folder that it made and did not fill yet becomes ours, as MLflow then takes the next', async () => {
    const { workspace, model } = await withOne();
    const ours = await reopened(
      workspace,
      meanwhile(appears, () => mkdirSync(path.join(model, 'version-2'))),
    );
    // Between our look and our rename: the look itself would have found it.
    expect(['2', '3']).toContain((await port(ours, { files: { MLmodel: 'two' } })).version);
  });

  it('a version that it wrote into ours is left to it without anything of ours, and ours gets the next number', async () => {
    const { workspace, model, theirs } = await withOne();
    const after = (operation: Operation, file: string) =>
      operation === 'fsync-folder' && file === model && existsSync(path.join(model, 'version-2'));
    const write = () => writeFileSync(path.join(model, 'version-2/meta.yaml'), theirs);
    const ours = await reopened(workspace, meanwhile(after, write));
    const done = await port(ours, { files: { MLmodel: 'two' }, alias: 'champion' });
    expect(done).toMatchObject({ version: '3' });
    expect(readFileSync(path.join(model, 'version-2/meta.yaml'), 'utf8')).toBe(theirs);
    const now = await ours.model('churn');
    expect(now?.versions.find(({ version }) => version === '2')?.tags).toEqual(new Map());
    expect(now?.versions.find(({ version }) => version === '3')?.tags.get('note')).toBe('ü');
    expect(now?.aliases.get('champion')).toBe('3');
  });

  it('a model that it made at the same moment is joined', async () => {
    const workspace = await newWorkspace('files', path.join(folder.path, `f${(made += 1)}`));
    const model = path.join(workspace.place, 'models/churn');
    const meta = 'creation_timestamp: 1\nname: churn\n';
    const make = () => {
      mkdirSync(model);
      writeFileSync(path.join(model, 'meta.yaml'), meta);
    };
    const ours = await reopened(
      workspace,
      meanwhile((operation, file) => operation === 'rename' && file === model, make),
    );
    expect(await port(ours)).toMatchObject({ version: '1', made: false });
    expect(readFileSync(path.join(model, 'meta.yaml'), 'utf8')).toBe(meta);
  });

  it('what it wrote since is kept when a version is taken back', async () => {
    const { workspace, model } = await withOne();
    const second = await port(workspace, { files: { MLmodel: 'two' } });
    const file = path.join(model, 'version-2/meta.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('description: null', 'description: said since'));
    const input = { port: second.port, model: 'churn', version: '2', alias: null, aliasBefore: null };
    expect(await workspace.undo({ ...input, existing: false, digest: second.digest, at: AT + 1 })).toEqual({
      left: ['number'],
      aliases: [],
    });
    expect(readFileSync(file, 'utf8')).toContain('description: said since\n');
    expect(readFileSync(file, 'utf8')).toContain('current_stage: Deleted_Internal\n');
  });

  it('a stage that was given since is a reason not to take it back', async () => {
    const { workspace, model } = await withOne();
    const second = await port(workspace, { files: { MLmodel: 'two' } });
    const file = path.join(model, 'version-2/meta.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('current_stage: None', 'current_stage: Production'));
    const input = { port: second.port, model: 'churn', version: '2', alias: null, aliasBefore: null };
    await expect(workspace.undo({ ...input, existing: false, digest: second.digest, at: AT })).rejects.toMatchObject({
      code: 'undo-stage',
    });
  });
});

describe('a registry that is not as it should be', () => {
  it('F39: a model whose name differs in letters only is not written into', async () => {
    const { workspace, model } = await withOne();
    const file = path.join(model, 'meta.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('name: churn', 'name: Churn'));
    await expect(workspace.plan('churn', null)).rejects.toMatchObject({ code: 'name-other-case' });
    await expect(port(workspace, { files: { MLmodel: 'two' } })).rejects.toMatchObject({ code: 'name-other-case' });
  });

  it('a model without meta.yaml is not written into', async () => {
    const workspace = await newWorkspace('files', path.join(folder.path, `f${(made += 1)}`));
    mkdirSync(path.join(workspace.place, 'models/churn'));
    await expect(port(workspace)).rejects.toMatchObject({ code: 'store-torn' });
    expect(readdirSync(path.join(workspace.place, 'models/churn'))).toEqual([]);
  });

  it('a prompt is not written into', async () => {
    const { workspace, model } = await withOne();
    mkdirSync(path.join(model, 'tags'));
    writeFileSync(path.join(model, 'tags/mlflow.prompt.is_prompt'), 'true');
    await expect(port(workspace, { files: { MLmodel: 'two' } })).rejects.toMatchObject({ code: 'name-prompt' });
  });
});

describe('a description beside MLflow, which writes the whole meta.yaml with each tag', () => {
  const text = 'Who leaves?';
  it.each(['meta.yaml', 'version-1/meta.yaml'])(
    'in %s is written again where the old one came back after us',
    async (file) => {
      const { workspace, model } = await withOne();
      const meta = path.join(model, file);
      const old = readFileSync(meta, 'utf8');
      const theirs = old.replace(/^last_updated_timestamp: .*$/m, 'last_updated_timestamp: 1900000000000');
      const version = file === 'meta.yaml' ? null : '1';
      const editing = workspace.edit({ kind: 'describe', model: 'churn', version, text }, AT + 1);
      await expect.poll(() => readFileSync(meta, 'utf8'), { interval: 1 }).toContain(text);
      writeFileSync(meta, theirs);
      const { id } = await editing;
      expect(readFileSync(meta, 'utf8')).toContain(text);
      expect(readFileSync(meta, 'utf8')).toContain('1900000000000');
      // And is taken back, though its time is another by now.
      await workspace.undoEdit(id ?? '');
      expect(readFileSync(meta, 'utf8')).toBe(theirs);
    },
  );

  /** What MLflow had read before us, written when it is done with reading. */
  async function writesBack(versions: number, milliseconds: number, times: number) {
    const { workspace, model, register } = await withOne();
    for (let version = 2; version <= versions; version += 1) register(version);
    const meta = path.join(model, 'meta.yaml');
    const old = readFileSync(meta, 'utf8');
    const editing = workspace.edit({ kind: 'describe', model: 'churn', version: null, text }, AT + 1);
    for (let time = 0; time < times; time += 1) {
      await expect.poll(() => readFileSync(meta, 'utf8'), { interval: 1 }).toContain(text);
      await setTimeout(milliseconds);
      writeFileSync(meta, old);
    }
    await editing;
    return (await workspace.model('churn'))?.description;
  }

  it.each([
    ['after the time that it takes on a busy machine', 1, 150, 1],
    ['after it read many versions', 40, 400, 1],
    ['again and again', 1, 0, 6],
  ])('is written again where the old one came back %s', async (_when, versions, milliseconds, times) => {
    expect(await writesBack(versions, milliseconds, times)).toBe(text);
  });

  it('is told not to stay where the old one comes back each time', async () => {
    await expect(writesBack(1, 0, 11)).rejects.toMatchObject({ code: 'edit-written-over', details: { name: 'churn' } });
  });

  it('stays undone where it is taken back at once', async () => {
    const { workspace, model } = await withOne();
    const meta = path.join(model, 'meta.yaml');
    const old = readFileSync(meta, 'utf8');
    const editing = workspace.edit({ kind: 'describe', model: 'churn', version: null, text }, AT + 1);
    await expect.poll(() => readFileSync(meta, 'utf8'), { interval: 1 }).toContain(text);
    const other = await reopened(workspace);
    const [id = ''] = readdirSync(path.join(workspace.home.folder, 'edits'));
    await other.undoEdit(id);
    expect(await editing).toMatchObject({ id });
    expect(readFileSync(meta, 'utf8')).toBe(old);
  });

  it('is that of the last editor of ours, also where that says what stood there before', async () => {
    const { workspace } = await withOne();
    const other = await reopened(workspace);
    const describing = (text: string) => ({ kind: 'describe', model: 'churn', version: null, text }) as const;
    await workspace.edit(describing('old'), AT + 1);
    const editing = workspace.edit(describing('new'), AT + 2);
    await expect.poll(async () => (await other.model('churn'))?.description, { interval: 1 }).toBe('new');
    await other.edit(describing('old'), AT + 3);
    await editing;
    expect((await workspace.model('churn'))?.description).toBe('old');
  });

  it('ends where it says what stood there before, and where two editors say one thing after the other', async () => {
    const { workspace } = await withOne();
    const say = (words: string, at: number) =>
      workspace.edit({ kind: 'describe', model: 'churn', version: '1', text: words }, AT + at);
    await say(text, 1);
    await say(text, 2);
    await Promise.all([say('one', 3), say(text, 4), say('one', 5)]);
    const found = (await workspace.model('churn'))?.versions.find(({ version }) => version === '1');
    expect(['one', text]).toContain(found?.description);
  });
});
