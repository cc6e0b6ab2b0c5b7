import { File as NodeFile } from 'node:buffer';
import { afterEach, expect, it, vi } from 'vitest';
import { SIZE_BYTES, SIZES_FILE, unpackSizes } from '../../../shared/contract/tab-sizes.ts';
import { chooseFiles, filesOf, TabFiles } from '../../../renderer/host/tab-files.ts';

interface Tree {
  readonly [name: string]: Tree | string | Error;
}

/** A dropped thing, as Chromium describes it: a folder lists its entries in batches. */
function entryOf(name: string, value: Tree | string | Error, opened = () => undefined as void): unknown {
  if (value instanceof Error || typeof value === 'string') {
    const file = (take: (file: File) => void, fail: (error: Error) => void) => {
      opened();
      return value instanceof Error ? fail(value) : take(new NodeFile([value], name) as unknown as File);
    };
    return { name, isFile: true, isDirectory: false, file };
  }
  const createReader = () => {
    const rest = Object.entries(value).map(([child, inside]) => entryOf(child, inside, opened));
    return { readEntries: (take: (batch: unknown[]) => void) => take(rest.splice(0, 2)) };
  };
  return { name, isFile: false, isDirectory: true, createReader };
}

function dropped(things: Tree, opened?: () => void): DataTransfer {
  const entries = Object.entries(things).map(([name, value]) => entryOf(name, value, opened));
  let over = false;
  queueMicrotask(() => (over = true));
  // After the event a browser has forgotten what was dropped.
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => (over ? null : entry) }));
  return { items: [...items, { webkitGetAsEntry: () => null }] } as unknown as DataTransfer;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('lists everything that was dropped, by its path below the dropped folder', async () => {
  const folder = { MLmodel: 'a', data: { deep: { 'x.bin': 'xyz' } }, 'b.txt': '', 'c.txt': '', 'd.txt': '' };
  const { groups, errors } = await filesOf(dropped({ churn: folder, 'm.zip': 'zip' }));
  expect(errors).toEqual([]);
  expect(groups.map(({ name, folder, files }) => [name, folder, files.map(({ path }) => path)])).toEqual([
    ['churn', true, ['MLmodel', 'data/deep/x.bin', 'b.txt', 'c.txt', 'd.txt']],
    ['m.zip', false, ['m.zip']],
  ]);
});

it('says what could not be read, and opens the rest', async () => {
  const { groups, errors } = await filesOf(dropped({ 'gone.zip': new Error('not found'), 'm.zip': 'zip' }));
  expect(groups.map(({ name }) => name)).toEqual(['m.zip']);
  expect(errors).toMatchObject([{ code: 'cannot-read', details: { path: 'gone.zip', reason: 'not found' } }]);
});

it('opens no file of a folder before its bytes or its size are asked for', async () => {
  const opened = vi.fn();
  const { groups } = await filesOf(
    dropped({ churn: { MLmodel: 'abc', dangling: new Error('not found'), b: '12345' } }, opened),
  );
  expect(opened).not.toHaveBeenCalled();
  const posted: Uint8Array[] = [];
  vi.stubGlobal('fetch', async (_url: string, { body }: RequestInit) => {
    posted.push(new Uint8Array(await new Response(body).arrayBuffer()));
    return new Response();
  });
  const held = new TabFiles();
  held.keep('t', groups[0]?.files ?? []);
  const range = { request: 'r', source: 't' };
  await held.answer({ ...range, file: SIZES_FILE, start: 0, end: 3 * SIZE_BYTES });
  await held.answer({ ...range, file: 0, start: 1, end: 3 });
  await held.answer({ ...range, file: 1, start: 0, end: 5 });
  expect(posted.map((bytes, at) => (at === 0 ? unpackSizes(bytes) : new TextDecoder().decode(bytes)))).toEqual([
    [3, null, 5],
    'bc',
    '',
  ]);
  expect(opened).toHaveBeenCalledTimes(5);
});

it('leaves out what the browser has no name for, and says so', async () => {
  const { groups, errors } = await filesOf(dropped({ churn: { MLmodel: 'a', deep: { '': { '': {} } } } }));
  expect(groups[0]?.files.map(({ path }) => path)).toEqual(['MLmodel']);
  expect(errors).toMatchObject([{ code: 'not-listed', details: { path: 'deep' } }]);
});

/** Answers the browser's dialog with files, or with a cancel. */
function dialog(files: File[] | null): HTMLInputElement[] {
  const inputs: HTMLInputElement[] = [];
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
    inputs.push(this);
    if (files !== null) Object.defineProperty(this, 'files', { value: files });
    this.dispatchEvent(new Event(files === null ? 'cancel' : 'change'));
  });
  return inputs;
}

it('gives a chosen folder as one thing', async () => {
  const files = ['churn/MLmodel', 'churn/data/x.bin'].map((path) =>
    Object.defineProperty(new File([''], path), 'webkitRelativePath', { value: path }),
  );
  const inputs = dialog(files);
  const { groups } = await chooseFiles('folder');
  expect(inputs[0]).toMatchObject({ type: 'file', webkitdirectory: true });
  expect(groups).toMatchObject([{ name: 'churn', folder: true, files: [{ path: 'MLmodel' }, { path: 'data/x.bin' }] }]);
});

it('gives each chosen file on its own', async () => {
  const inputs = dialog([new File(['1'], 'a.zip'), new File(['2'], 'b.zip')]);
  const { groups } = await chooseFiles('file');
  expect(inputs[0]?.multiple).toBe(true);
  expect(groups.map(({ name, folder }) => [name, folder])).toEqual([
    ['a.zip', false],
    ['b.zip', false],
  ]);
});

it('gives nothing when the person cancels', async () => {
  dialog(null);
  expect(await chooseFiles('file')).toEqual({ groups: [], errors: [] });
});
