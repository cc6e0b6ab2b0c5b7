import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built } from '../../support/build.ts';
import { modelPorter } from '../../support/command-line.ts';
import { MODEL } from '../../support/hostile-zips.ts';
import { largeZip } from '../../support/large-zip.ts';
import { temporaryFolder } from '../../support/served.ts';
import { zipBytes } from '../../support/zip-bytes.ts';

const folder = temporaryFolder();
beforeAll(built);
afterAll(() => folder.remove());
const PRELOAD = path.join(import.meta.dirname, '../../support/peak-memory.cjs');

/** What `inspect` says of a zip, and the most memory it held, in megabytes. */
async function inspect(file: string): Promise<{ code: number | null; out: string; megabytes: number }> {
  const peak = path.join(folder.path, 'peak');
  const env = { NODE_OPTIONS: `--require=${PRELOAD}`, PEAK_FILE: peak };
  const { code, out, err } = await modelPorter(['inspect', '--json', file], env);
  return { code, out: out + err, megabytes: Number(readFileSync(peak, 'utf8')) / 1024 };
}

describe('a large zip is read in place', () => {
  it('of 5 GiB, in zip64', async () => {
    const file = path.join(folder.path, 'large.zip');
    largeZip(file);
    expect(statSync(file).size).toBeGreaterThan(5 * 1024 ** 3);
    const { code, out, megabytes } = await inspect(file);
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(JSON.parse(out)).toMatchObject({ ok: true, flavors: { sklearn: {} } });
    expect(megabytes).toBeLessThan(150);
  });

  it('of 100,000 entries, and not of one more', async () => {
    const file = path.join(folder.path, 'many.zip');
    const parts = [MODEL, ...Array.from({ length: 99_999 }, (_, at) => ({ name: `data/${at % 100}/file-${at}.bin` }))];
    writeFileSync(file, zipBytes(parts));
    const { code, out, megabytes } = await inspect(file);
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(megabytes).toBeLessThan(300);
    writeFileSync(file, zipBytes([...parts, { name: 'one-more' }]));
    const more = await inspect(file);
    expect({ code: more.code, out: more.out }).toMatchObject({
      code: 3,
      out: expect.stringContaining('zip-too-many-entries') as string,
    });
    expect(more.megabytes).toBeLessThan(100);
  });
});
