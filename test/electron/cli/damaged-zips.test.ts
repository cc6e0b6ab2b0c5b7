import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '../../support/command.ts';
import { HOSTILE_ZIPS } from '../../support/hostile-zips.ts';
import { temporaryFolder } from '../../support/served.ts';
import { zipBytes } from '../../support/zip-bytes.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => `${folder.path}/${name}`;

const whole = [{ name: 'm/MLmodel', data: 'flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n' }];
/** Found only when all is read. */
const late = (lies: object) => zipBytes([...whole, { name: 'm/weights.bin', data: 'x'.repeat(5000), ...lies }]);
const packed = late({ method: 8 });
packed.fill(0xff, packed.indexOf('weights.bin') + 11, packed.indexOf('weights.bin') + 17);
const noise = Buffer.from(zipBytes(whole)).fill(0x7f, 60);
const ZIPS: readonly (readonly [string, Uint8Array, string])[] = [
  ...HOSTILE_ZIPS.filter(([, , code]) => code !== 'opened').map(
    ([name, [parts, lies], code]) => [name, zipBytes(parts, lies), code] as const,
  ),
  ['cut off', zipBytes(whole).subarray(0, 100), 'zip-no-end'],
  ['noise', noise, 'zip-no-end'],
  ['a checksum of what is no MLmodel', late({ central: { crc: 1 }, local: { crc: 1 } }), 'zip-checksum'],
  ['packed data that are none', packed, 'zip-damaged-data'],
];
const SAID = {
  en: /(?:again|[Uu]npack|Join)/,
  es: /(?:otra vez|[Dd]escomprímalo|[Uu]na las partes)/,
};

describe.each(ZIPS)('a zip with %s', (name, bytes, code) => {
  const file = at(`${name.replaceAll(/[^a-z0-9]+/gi, '-')}.zip`);
  it.each(['export', 'plan'])('%s names it, with the way out, and writes nothing', async (verb) => {
    writeFileSync(file, bytes);
    for (const locale of ['en', 'es'] as const) {
      const args = [verb, file, '--to', at('new'), '--name', 'm'];
      const said = await command(at('data'), args, locale);
      expect(said).toMatchObject({ code: 3, out: '', err: expect.stringContaining(file) as string });
      expect(said.err).toMatch(SAID[locale]);
      expect(said.err).not.toMatch(/\{\{|undefined/);
      const json = await command(at('data'), [...args, '--json'], locale);
      const told = JSON.parse(json.out) as { code: string; error: string; details: Record<string, string> };
      expect(told).toMatchObject({ code, error: said.err.slice('model-porter: '.length, -1), details: { path: file } });
      if (told.details['entry']) expect(told.error).toContain(told.details['entry']);
    }
    if (existsSync(at('new'))) expect((await command(at('data'), ['list', at('new'), '--json'])).out).toBe('');
  });
});
