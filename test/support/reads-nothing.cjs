// Preloaded into the command line under test: nobody reads what it prints, so that it waits; told on a pipe of its own.
const { writeSync } = require('node:fs');
process.stdout.write = () => {
  setInterval(() => undefined, 1000);
  writeSync(3, '!');
  return false;
};
