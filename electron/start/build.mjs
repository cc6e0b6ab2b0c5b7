// Builds dist/ when a source changed: dist/node (main, loopback, job), dist/cli, dist/preload, dist/renderer.
// Plain JavaScript: it runs before anything is built. `node electron/start/build.mjs [--force]`
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');
const stamp = path.join(dist, 'stamp');

/** Runs on Node 20.18, the oldest inside a supported Electron. */
const target = 'node20';

const entries = {
  main: 'electron/main/main.ts',
  job: 'electron/jobs/job.ts',
  loopback: 'electron/loopback/main.ts',
};

/** Brings dist/ up to date. Returns whether anything had to be built. */
export async function build({ force = false } = {}) {
  const now = sourcesDigest();
  if (!force && readStamp() === now) return false;
  const vite = await import('vite');
  rmSync(dist, { recursive: true, force: true });
  await Promise.all([
    vite.build(nodeBuild(entries, 'dist/node', 'es')),
    vite.build(nodeBuild({ cli: 'electron/cli/cli.ts' }, 'dist/cli', 'cjs')),
    vite.build(nodeBuild({ preload: 'electron/preload/preload.ts' }, 'dist/preload', 'cjs')),
    vite.build({ root: path.join(root, 'renderer'), configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' }),
  ]);
  mkdirSync(dist, { recursive: true });
  writeFileSync(stamp, now);
  return true;
}

/** Everything is bundled, so that the packed app needs no node_modules; chunks keep the command line's start small. */
function nodeBuild(input, outDir, format) {
  const extension = format === 'cjs' ? 'cjs' : 'js';
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target,
      outDir: path.join(root, outDir),
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, path.join(root, file)])),
        external: ['electron'],
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `chunks/[name]-[hash].${extension}` },
      },
    },
    ssr: { noExternal: true, external: ['electron'] },
  };
}

function sourcesDigest() {
  const hash = createHash('sha256');
  for (const name of ['electron', 'renderer', 'shared', 'vite.config.ts', 'package-lock.json'])
    addFile(path.join(root, name), hash);
  return hash.digest('hex');
}

function addFile(file, hash) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) return void hash.update(`${path.relative(root, file)} ${stat.size} ${stat.mtimeMs}\n`);
  for (const name of readdirSync(file).sort()) addFile(path.join(file, name), hash);
}

function readStamp() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ force: process.argv.includes('--force') });
