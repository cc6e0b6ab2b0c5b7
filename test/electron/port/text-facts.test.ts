import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { textFacts } from '../../../electron/port/text-facts.ts';
import { folderSource } from '../../../electron/sources/folder-source.ts';
import { listModelFiles } from '../../../electron/sources/model-files.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const TOKEN = `ghp_${'a1B2'.repeat(9)}`;
const MB = 1024 * 1024;

async function lookInto(name: string, files: Readonly<Record<string, string | Uint8Array>>) {
  const root = path.join(folder.path, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
  const source = folderSource(root);
  const { texts, unlooked } = await textFacts({ source, inside: '' }, (await listModelFiles(source, '')).files);
  return { secrets: texts.filter(({ secret }) => secret).map((each) => each.path), unlooked };
}

it.each([
  'a.csv',
  'a.jsonl',
  'a.xml',
  'a.html',
  'a.js',
  'a.R',
  'a.log',
  'a.properties',
  'a.pbtxt',
  'prod.env',
  'noending',
])('a token in %s is found', async (name) =>
  expect(await lookInto(name, { [name]: `x ${TOKEN}` })).toEqual({ secrets: [name], unlooked: [] }),
);

it.each<[string, string | Uint8Array]>([
  ['in two bytes a letter', Buffer.from(`\ufeff${TOKEN}`, 'utf16le')],
  ['in two bytes a letter without a mark', Buffer.from(`x ${TOKEN}`, 'utf16le')],
  ['in a pickle', Buffer.from(`\u0080\u0004X(\0\0\0${TOKEN}.`, 'latin1')],
  ['over the end of a piece', `${'x\n'.repeat(MB / 2 - 10)}${TOKEN}\n${'y\n'.repeat(MB)}`],
  ['at the end of a large text', `${'x\n'.repeat(4 * MB)}${TOKEN}`],
])('a token %s is found', async (name, content) => {
  expect((await lookInto(name.replaceAll(' ', '-'), { file: content })).secrets).toEqual(['file']);
});

it('looks into the six hundredth text too', async () => {
  const files = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`f${at}.py`, 'x = 1\n']));
  expect(await lookInto('many', { ...files, 'z.py': `t = "${TOKEN}"` })).toEqual({ secrets: ['z.py'], unlooked: [] });
});

it('names the text that is too large to be looked at whole, and leaves large weights alone', async () => {
  const weights = new Uint8Array(2 * MB);
  const found = await lookInto('large', { 'a.csv': '1,2\n'.repeat(9 * MB), 'w.bin': weights, 'b.txt': TOKEN });
  expect(found).toEqual({ secrets: ['b.txt'], unlooked: ['a.csv'] });
});
