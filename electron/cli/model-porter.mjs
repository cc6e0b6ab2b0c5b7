#!/usr/bin/env node
// The `model-porter` command of a checkout: builds on first use, then hands over. `open` is `npm start`.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const built = path.resolve(import.meta.dirname, '../../dist/node/cli.js');
const [command, ...rest] = process.argv.slice(2);
const wantsHelp = rest.includes('--help') || rest.includes('-h');
if (command === 'open' && !wantsHelp) {
  const { start } = await import('../start/start.mjs');
  await start(rest);
} else {
  if (!existsSync(built)) {
    const { build } = await import('../start/build.mjs');
    await build();
  }
  await import(pathToFileURL(built).href);
}
