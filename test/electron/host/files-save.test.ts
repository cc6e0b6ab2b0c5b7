import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Client, Input } from '../../../shared/contract/contract.ts';
import { diabetesZip } from '../../support/diabetes.ts';
import { temporaryFolder } from '../../support/served.ts';
import { testHost } from '../../support/test-host.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const MODEL = path.join(folder.path, 'churn');
mkdirSync(path.join(MODEL, 'code'), { recursive: true });
writeFileSync(path.join(MODEL, 'MLmodel'), 'flavors: {}\n');
writeFileSync(path.join(MODEL, 'code/a.py'), 'pass\n');

const save = (client: Client, input: Input<'files.save'>) =>
  client.call('files.save', input).catch((error: { code: string }) => error.code);

describe('files.save', () => {
  const to = (target: string | null, suggested: string[] = []) => {
    const { client, grantOf } = testHost(folder.path, async (name) => (suggested.push(path.basename(name)), target));
    return (files: string[], model = MODEL, inside = '') =>
      save(client, { grant: grantOf(model), path: inside, files });
  };

  it('writes one as a file, several as a folder, under the names that it proposes', async () => {
    const suggested: string[] = [];
    const one = path.join(folder.path, 'one.py');
    expect(await to(one, suggested)(['code/a.py'])).toEqual({ kind: 'saved', name: 'one.py' });
    expect(readFileSync(one, 'utf8')).toBe('pass\n');
    const several = path.join(folder.path, 'several');
    expect(await to(several, suggested)(['code/a.py', 'MLmodel'])).toEqual({ kind: 'saved', name: 'several' });
    expect(readdirSync(several, { recursive: true }).sort()).toEqual(['MLmodel', 'code', 'code/a.py']);
    expect(suggested).toEqual(['a.py', 'churn-files']);
  });

  it('takes them out of a zip whole', async () => {
    const zip = diabetesZip(6, folder.path);
    const target = path.join(folder.path, 'from-zip');
    const saved = await to(target)(['MLmodel'], zip, path.basename(zip, '.zip'));
    expect(saved).toEqual({ kind: 'saved', name: 'from-zip' });
    expect(readFileSync(target, 'utf8')).toContain('flavors');
  });

  it.each([
    ['a place inside the model', () => path.join(MODEL, 'code/b.py'), ['code/a.py'], 'target-inside'],
    ['something that is there', () => path.join(MODEL, '..', 'churn'), ['code/a.py'], 'target-exists'],
    ['a file that is not there', () => path.join(folder.path, 'x'), ['gone'], 'not-found'],
    ['a way out', () => path.join(folder.path, 'x'), ['../churn/MLmodel'], 'path-escapes'],
  ])('refuses %s, and writes nothing', async (_name, target, files, code) => {
    const before = readdirSync(folder.path, { recursive: true }).length;
    expect(await to(target())(files)).toBe(code);
    expect(readdirSync(folder.path, { recursive: true })).toHaveLength(before);
  });

  it('writes nothing where the person cancels', async () => {
    expect(await to(null)(['MLmodel'])).toEqual({ kind: 'cancelled' });
    expect(existsSync(path.join(folder.path, 'x'))).toBe(false);
  });

  it('offers a download where there is no dialog: the file itself, or a zip', async () => {
    const { client, grantOf, host } = testHost(folder.path);
    const input = { grant: grantOf(MODEL), path: '' };
    const bytesOf = async (files: string[]) => {
      const answer = await client.call('files.save', { ...input, files });
      if (answer.kind !== 'download') throw new Error(answer.kind);
      const chunks: Uint8Array[] = [];
      const stop = new AbortController();
      for await (const chunk of host.downloads.take(answer.id)?.chunks(stop.signal) ?? []) chunks.push(chunk);
      return [answer.name, Buffer.concat(chunks).toString('latin1')] as const;
    };
    expect(await bytesOf(['code/a.py'])).toEqual(['a.py', 'pass\n']);
    const [name, text] = await bytesOf(['code/a.py', 'MLmodel']);
    expect(name).toBe('churn-files.zip');
    expect(text).toMatch(/^PK[^]*churn-files\/code\/a\.py[^]*churn-files\/MLmodel/);
  });
});
