// Builds the parts of dist/ whose sources changed. Plain JavaScript: it runs before anything is built.
// `node electron/start/build.mjs [--force]`
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { licences, packageFolders } from './licences.mjs';

export const root = path.resolve(import.meta.dirname, '../..');

/** Runs on Node 20.18, the oldest inside a supported Electron. */
const target = 'node20';

const COMMON = ['shared', 'electron/start', 'package-lock.json'];

/** What dist/ consists of: the folder, what it is made from, and how. */
export const PARTS = {
  node: { sources: [...COMMON, 'electron'], make: () => nodeBuild(programs, 'dist/node', 'es') },
  cli: { sources: [...COMMON, 'electron'], make: () => nodeBuild({ cli: 'electron/cli/cli.ts' }, 'dist/cli', 'cjs') },
  preload: {
    sources: [...COMMON, 'electron/preload'],
    make: () => nodeBuild({ preload: 'electron/preload/preload.ts' }, 'dist/preload', 'cjs'),
  },
  renderer: {
    sources: [...COMMON, 'renderer', 'vite.config.ts'],
    make: () => ({
      root: path.join(root, 'renderer'),
      configFile: path.join(root, 'vite.config.ts'),
      logLevel: 'warn',
    }),
  },
};
const programs = {
  main: 'electron/main/main.ts',
  job: 'electron/jobs/job.ts',
  port: 'electron/port/port-process.ts',
  loopback: 'electron/loopback/main.ts',
  'pack-thread': 'electron/stores/pack-thread.ts',
};

/** Brings dist/ up to date. Returns the parts that had to be built. */
export async function build({ force = false } = {}) {
  const stale = staleParts(root, force);
  if (stale.length === 0) return [];
  const vite = await import('vite');
  await Promise.all(
    stale.map(async ({ name, digest }) => {
      await vite.build(PARTS[name].make());
      stampPart(root, name, digest);
    }),
  );
  return stale.map(({ name }) => name);
}

/** The parts below `from` whose sources are not those that they were built from, with the digest to stamp them with. */
export function staleParts(from, force = false) {
  return Object.entries(PARTS)
    .map(([name, { sources }]) => ({ name, digest: digestOf(from, sources) }))
    .filter(({ name, digest }) => force || readStamp(from, name) !== digest);
}

export function stampPart(from, name, digest) {
  mkdirSync(path.join(from, 'dist'), { recursive: true });
  writeFileSync(stampFile(from, name), digest);
}

/** Stay outside the bundle: Electron's own, and SQLite, whose code finds its native file by its own place. */
const EXTERNAL = ['electron', '@photostructure/sqlite'];

/** All else is bundled; chunks keep the command line's start small. */
function nodeBuild(input, outDir, format) {
  const extension = format === 'cjs' ? 'cjs' : 'js';
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [licences(packageFolders(root, '@photostructure/sqlite'))],
    build: {
      ssr: true,
      target,
      outDir: path.join(root, outDir),
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, path.join(root, file)])),
        external: EXTERNAL,
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `chunks/[name]-[hash].${extension}` },
      },
    },
    ssr: { noExternal: true, external: EXTERNAL },
  };
}

/** By size and time of each file: quick, and enough to notice an edit or another checkout. */
function digestOf(from, sources) {
  const hash = createHash('sha256');
  const add = (file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (!stat.isDirectory()) return void hash.update(`${path.relative(from, file)} ${stat.size} ${stat.mtimeMs}\n`);
    for (const name of readdirSync(file).sort()) add(path.join(file, name));
  };
  for (const source of sources) add(path.join(from, source));
  return hash.digest('hex');
}

function stampFile(from, name) {
  return path.join(from, `dist/${name}.stamp`);
}

function readStamp(from, name) {
  try {
    return readFileSync(stampFile(from, name), 'utf8');
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ force: process.argv.includes('--force') });
