import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/build.ts';

/** The rows of the table in docs/faults.md. */
const rows = readFileSync(path.join(ROOT, 'docs/faults.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number = '', where = ''] = /^\| (F\d\d) +\| .*? \| (.*?) +\|$/.exec(line) ?? [];
    return number === '' ? [] : [{ number, where: where.replaceAll('\\|', '|') }];
  });

it('has a row for each fault', () =>
  expect(rows.map(({ number }) => number)).toEqual(
    Array.from({ length: 44 }, (_, at) => `F${String(at + 1).padStart(2, '0')}`),
  ));

it.each(rows)('$number: $where', ({ where }) => {
  const [, file, title = ''] = /^`([^`]+\.ts)`: (.+)$/.exec(where) ?? [];
  if (file === undefined) return expect(where).toMatch(/^not here\. .{20,}/);
  expect(readFileSync(path.join(import.meta.dirname, file), 'utf8')).toContain(title);
});
