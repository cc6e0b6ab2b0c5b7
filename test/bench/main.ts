// `npm run bench`: what things cost, as ratios measured side by side in one run. Never a test. `npm run bench -- ports`, `stores` or `workspaces`: that part alone.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { familyOf } from '../support/process-family.ts';
import { temporaryFolder } from '../support/served.ts';

/*
 * The work is a process of its own, since it mostly waits for others without hearing signals: whatever ends it, or this one, all that it
 * started ends and its gigabytes are removed, with what those others left in the folder for temporary files.
 */
const folder = temporaryFolder();
const worker = spawn(
  process.execPath,
  [...process.execArgv, path.join(import.meta.dirname, 'parts.ts'), ...process.argv.slice(2)],
  {
    env: { ...process.env, TMPDIR: folder.path },
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    for (const pid of familyOf(worker.pid ?? 0)) end(pid);
    process.exitCode = 128 + constants.signals[signal];
  });
worker.once('exit', (code) => {
  process.exitCode ??= code ?? 1;
  folder.remove();
});

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
