#!/usr/bin/env node
// The `model-porter` command: installs and builds on first use, then hands over; `open` is `npm start`. CommonJS, as the built command
// line is: without Node's module loader for ES modules it starts in nine tenths of the time.
const { existsSync } = require('node:fs');
const path = require('node:path');

const built = path.resolve(__dirname, '../../dist/cli/cli.cjs');
const [command, ...rest] = process.argv.slice(2);
const wantsHelp = rest.includes('--help') || rest.includes('-h');
if (command === 'open' && !wantsHelp) {
  void import('../start/start.mjs').then(({ start }) => start(rest));
} else if (existsSync(built)) {
  require(built);
} else {
  void import('../start/start.mjs').then(async ({ prepare }) => {
    await prepare();
    require(built);
  });
}
