import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { treeDigest } from '../../../electron/workspaces/digest.ts';
import { manifestText } from '../../../shared/export/manifest.ts';
import { DIGEST_TAG } from '../../../shared/export/provenance.ts';
import { ROOT } from '../../support/build.ts';
import { portSessions } from '../../support/port-session.ts';
import { filesOf } from '../../support/workspaces.ts';
import { zipBytes } from '../../support/zip-bytes.ts';

vi.setConfig({ testTimeout: 60_000 });
const session = portSessions();
const MODEL = filesOf(path.join(ROOT, 'assets/examples/diabetes-2025'));
const NAME = 'model.skops';
const listed = Object.entries(MODEL).map(([name, bytes]) => ({
  path: name,
  size: bytes.length,
  digest: createHash('sha256').update(bytes).digest('hex'),
}));
const MANIFEST = manifestText({
  format: 1,
  name: 'packed',
  description: 'theirs',
  tags: { team: 'risk', [DIGEST_TAG]: treeDigest(listed) },
  aliases: ['best'],
  digest: treeDigest(listed),
  files: listed,
  folders: [],
});

/** A zip of the model with our manifest, whatever the files beside it hold; each entry has the checksum of what it holds. */
function packed(here: string, change: (files: Record<string, Uint8Array>) => void, manifest: string | null = MANIFEST) {
  const files = { ...MODEL };
  change(files);
  const parts = Object.entries(files).map(([name, data]) => ({ name: `model/${name}`, data }));
  const zip = path.join(here, 'theirs.zip');
  writeFileSync(
    zip,
    zipBytes([...parts, ...(manifest === null ? [] : [{ name: 'model-porter.json', data: manifest }])]),
  );
  return zip;
}
const oneByte = (files: Record<string, Uint8Array>) => {
  const bytes = Uint8Array.from(MODEL[NAME] ?? []);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  files[NAME] = bytes;
};
const longer = (files: Record<string, Uint8Array>) =>
  (files[NAME] = Buffer.concat([MODEL[NAME] ?? Buffer.from(''), Buffer.from('x')]));

describe('a zip with a manifest of ours, from elsewhere', () => {
  it.each([
    ['as it was packed', () => undefined, MANIFEST],
    ['with what loading it left behind', (files) => (files['registered_model_meta'] = Buffer.from('x')), MANIFEST],
    ['changed, its manifest taken out', oneByte, null],
  ] as [string, Parameters<typeof packed>[1], string | null][])('%s, is taken', async (_name, change, manifest) => {
    const { here, to, call } = session();
    const { code, out } = await call('export', packed(here, change, manifest), '--to', to, '--json', '--reason', 'x');
    expect([code, JSON.parse(out)], out).toMatchObject([0, { model: manifest === null ? 'model' : 'packed' }]);
  });

  it.each([
    ['a file is longer', longer, NAME],
    ['a file is missing', (files) => delete files['requirements.txt'], 'requirements.txt'],
    ['a file was added', (files) => (files['code/own.py'] = Buffer.from('1')), 'code/own.py'],
  ] as [string, Parameters<typeof packed>[1], string][])(
    'stops before anything is written where %s',
    async (_name, change, file) => {
      const { here, to, call } = session();
      const { code, out } = await call('export', packed(here, change), '--to', to, '--reason', 'x');
      expect([code, out]).toEqual([
        1,
        expect.stringContaining('model-porter.json in the zip does not belong to these files'),
      ]);
      expect(out).toContain(file);
      expect(out).toContain('take model-porter.json out of it');
      expect((await call('list', to)).code).toBe(3);
    },
  );

  it.each([
    ['cut off', MANIFEST.slice(0, 200)],
    ['of a format to come', MANIFEST.replace('"format": 1', '"format": 2')],
    ['of another program', '[]'],
    ['empty', ''],
  ])('says so where model-porter.json is %s, and what is lost, and takes the files', async (_name, manifest) => {
    const { here, to, call } = session();
    const zip = packed(here, () => undefined, manifest);
    const { code, out } = await call('export', zip, '--to', to, '--reason', 'x', '--json');
    const { checks } = (JSON.parse(out) as { plan: { checks: { id: string; state: string; code: string }[] } }).plan;
    expect([code, JSON.parse(out)]).toMatchObject([0, { model: 'model', alias: null }]);
    expect(checks.find(({ id }) => id === 'manifest')).toMatchObject({ state: 'note', code: 'manifest-unreadable' });
    const planned = await call('plan', zip, '--to', to, '--reason', 'x');
    expect(planned.out).toContain('model-porter.json in the zip is damaged');
    expect(planned.out).toContain('tags and aliases, and the list that would prove');
  });

  it('stops at one other byte: when it is planned with all its contents, else as soon as the file was read', async () => {
    const { here, to, call } = session();
    const zip = packed(here, oneByte);
    const plan = await call('plan', zip, '--to', to, '--reason', 'x', '--out', path.join(here, 'plan.json'));
    expect([plan.code, plan.out]).toEqual([1, expect.stringContaining(NAME)]);
    const ported = await call('export', zip, '--to', to, '--reason', 'x');
    expect([ported.code, ported.err]).toEqual([1, expect.stringContaining(`"${NAME}" is not the file that`)]);
    expect((await call('list', to)).out).toContain('No model is registered');
    expect((await call('resume')).out).not.toContain('packed');
    // Once more is the same: nothing of the first try is gone on with.
    expect((await call('export', zip, '--to', to, '--reason', 'x')).code).toBe(1);
  });

  it('is not taken for the same on the word of its manifest, where the model is to go to that zip', async () => {
    const { here, call } = session();
    const zip = packed(here, oneByte);
    const model = path.join(ROOT, 'assets/examples/diabetes-2025');
    const { code, out, err } = await call('export', model, '--to', zip, '--name', 'packed', '--reason', 'x', '--json');
    expect([code, JSON.parse(out)], err).toMatchObject([3, { ok: false, code: 'target-exists' }]);
  });
});
