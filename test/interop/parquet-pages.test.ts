import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSource } from '../../electron/sources/open-source.ts';
import { previewFile } from '../../electron/tables/preview.ts';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';

const python = path.join(process.env['MODEL_PORTER_VENV'] ?? path.join(ROOT, '.venv'), 'bin/python');
const folder = temporaryFolder();
beforeAll(() => {
  execFileSync(python, [path.join(ROOT, 'test/interop/make_parquet_pages.py'), folder.path], { cwd: folder.path });
});
afterAll(() => folder.remove());

/** Every row of a preview, asked for one batch after the other. */
async function allRows(file: string): Promise<readonly (readonly string[])[]> {
  const source = await openSource({ kind: 'path', path: folder.path });
  const rows: (readonly string[])[] = [];
  try {
    for (let at: number | null = 0; at !== null;) {
      const shown = await previewFile(source, '', { file, at, hex: false });
      if (shown.kind !== 'table') throw new Error(shown.kind);
      rows.push(...shown.rows);
      at = shown.next;
    }
  } finally {
    await source.close();
  }
  return rows;
}

/** A cell as the table shows it: whole numbers of 64 bits inside of lists as text, nothing for what is missing. */
function shown(value: unknown): string {
  if (value === null) return '';
  const asText = (_key: string, part: unknown) => (typeof part === 'number' ? String(part) : part);
  return (typeof value === 'object' ? JSON.stringify(value, asText) : String(value as string | number)).slice(0, 200);
}

describe('a preview of Parquet, a batch at a time', () => {
  it('holds the rows that Arrow reads, however the file is divided into pages', async () => {
    const expected = JSON.parse(readFileSync(path.join(folder.path, 'pages.json'), 'utf8')) as Record<
      string,
      unknown
    >[];
    const cells = expected.map((row) => Object.values(row).map(shown));
    const files = readdirSync(folder.path).filter((file) => file.endsWith('.parquet'));
    expect(files.length).toBe(32);
    for (const file of files) {
      const rows = await allRows(file);
      expect([rows.length, rows[0]?.length], file).toEqual([cells.length, file.includes('-v1-') ? 5 : 4]);
      for (const [at, row] of rows.entries())
        expect(row, `${file}, row ${at}`).toEqual(cells[at]?.slice(0, row.length));
    }
  });
});
