import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { clearTemporary, temporaryFolder as ownFolder } from '../../../electron/transfer/temporary.ts';
import { ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
vi.stubEnv('TMPDIR', folder.path);
vi.stubEnv('TEMP', folder.path);
afterAll(() => folder.remove());

/** What is there, besides what the compiler of the child keeps. */
const names = () =>
  readdirSync(folder.path)
    .filter((name) => !name.startsWith('tsx'))
    .sort();

it('temporary folders of killed processes are removed at the next start, and no others', async () => {
  const script = `import('${path.join(ROOT, 'electron/transfer/temporary.ts')}').then((fs) => { console.log(fs.temporaryFolder()); setInterval(() => {}, 1000); })`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const left = String(line).trim();
  writeFileSync(path.join(left, 'copy.db'), 'x');
  const mine = ownFolder();
  // Another machine that shares the folder: its process ids say nothing here.
  const { pid } = spawnSync('true');
  const others = [`model-porter-00000000-${pid}-abc`, `model-porter-something`, 'another-program-1'];
  for (const name of others) mkdirSync(path.join(folder.path, name));
  clearTemporary();
  expect(names()).toEqual([left, mine, ...others].map((name) => path.basename(name)).sort());
  child.kill('SIGKILL');
  await once(child, 'exit');
  clearTemporary();
  expect(names()).toEqual([mine, ...others].map((name) => path.basename(name)).sort());
});
