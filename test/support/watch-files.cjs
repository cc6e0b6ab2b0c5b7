// Preloaded into the command line under test: writes down every path that Node is asked to open, list or change.
const fs = require('node:fs');
const seen = new Set();
const note = (kind, file) => seen.add(`${kind} ${String(file)}`);
const watch = (target, names, kind) => {
  for (const name of names) {
    const real = target[name];
    target[name] = (file, ...rest) => {
      const opens = name === 'openSync' || name === 'open';
      const flags = typeof rest[0] === 'number' ? rest[0] : 0;
      note(opens && (flags & 3) !== 0 ? 'change' : kind, file);
      return real.call(target, file, ...rest);
    };
  }
};
const READ = ['open', 'readFile', 'readdir', 'opendir', 'readlink'];
const CHANGE = [
  'writeFile',
  'appendFile',
  'mkdir',
  'mkdtemp',
  'rename',
  'rm',
  'rmdir',
  'unlink',
  'symlink',
  'link',
  'chmod',
  'truncate',
  'utimes',
];
const sync = (names) => names.map((name) => `${name}Sync`);
const { writeFileSync } = fs;
watch(fs, sync(READ), 'read');
watch(fs, sync(CHANGE), 'change');
watch(fs.promises, READ, 'read');
watch(fs.promises, CHANGE, 'change');
process.on('exit', () => writeFileSync.call(fs, process.env.WATCH_FILES, [...seen].join('\0')));
