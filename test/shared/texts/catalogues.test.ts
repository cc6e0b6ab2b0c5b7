import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../shared/contract/commands.ts';
import { en } from '../../../shared/texts/en.ts';
import { es } from '../../../shared/texts/es.ts';

type Node = string | { readonly [key: string]: Node };

function leaves(node: Node, place = ''): [string, string][] {
  return typeof node === 'string'
    ? [[place, node]]
    : Object.entries(node).flatMap(([key, value]) => leaves(value, place === '' ? key : `${place}.${key}`));
}

const gaps = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([gap]) => gap).sort();
const english = leaves(en);
const spanish = new Map(leaves(es));

describe('the catalogues', () => {
  it('have the same keys', () => expect([...spanish.keys()]).toEqual(english.map(([key]) => key)));

  it.each(english)('%s has the same gaps in both', (key, text) =>
    expect(gaps(spanish.get(key) ?? '')).toEqual(gaps(text)),
  );

  it('are translated', () => {
    const same = english.filter(([key, text]) => text.length > 25 && spanish.get(key) === text).map(([key]) => key);
    expect(same).toEqual([]);
  });

  it('name every command', () => {
    for (const { id } of COMMANDS) expect(en.shell.command).toHaveProperty(id);
  });

  it('have a text for every problem and error code in the code', () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    const files = ['shared', 'electron'].flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => path.join(root, room, file)),
    );
    const code = files
      .filter((file) => !file.includes('/texts/'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const problems = [...code.matchAll(/problems\.(?:error|warning)\(\s*'([\w-]+)'/g)].map(([, each]) => each);
    const errors = [...code.matchAll(/new KnownError\(\s*'([\w-]+)'/g)].map(([, each]) => each);
    const zip = [...code.matchAll(/refuseZip\(\s*'([\w-]+)'/g)].map(([, each]) => `zip-${each}`);
    expect(problems.length).toBeGreaterThan(20);
    for (const each of problems) expect(en.problem).toHaveProperty([each ?? '']);
    for (const each of [...errors, ...zip]) expect(en.error).toHaveProperty([each ?? '']);
  });
});
