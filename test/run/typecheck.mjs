// The compiler keeps the layers: each runtime has its own tsconfig, so that shared/ sees neither Node nor the DOM.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
let failed = false;
for (const room of ['shared', 'electron', 'renderer', 'test']) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', room], { cwd: root, stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
