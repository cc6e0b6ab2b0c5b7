// Preloaded into the command line under test: tells on a pipe of its own when Ctrl+C is heard, which before that ends a process as it is.
const { writeSync } = require('node:fs');
process.on('newListener', (name) => {
  if (name === 'SIGINT') setImmediate(() => writeSync(3, '!'));
});
