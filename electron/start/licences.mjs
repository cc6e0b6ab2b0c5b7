// Which packages went into a bundle, with their licences: what the About page shows. Plain JavaScript, as build.mjs.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';

/** A plugin that writes `licences.json` beside a bundle: the packages whose code or files are in it, and `more`. */
export function licences(more = []) {
  const folders = new Set(more);
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle))
        for (const id of part.type === 'chunk' ? part.moduleIds : []) add(folders, id);
      // Styles and fonts are in no chunk.
      for (const id of this.getModuleIds()) if (/\.(?:css|woff2?|svg)(?:\?|$)/.test(id)) add(folders, id);
      const source = JSON.stringify([...folders].map(readLicence).sort(byName));
      this.emitFile({ type: 'asset', fileName: 'licences.json', source });
    },
  };
}

/** The folder of the package that a module is in; nothing for our own. */
function add(folders, id) {
  const file = id.replace(/^\0|\?.*$/g, '');
  const at = file.lastIndexOf(`${path.sep}node_modules${path.sep}`);
  if (at < 0) return;
  const [first, second] = file.slice(at + 14).split(path.sep);
  folders.add(path.join(file.slice(0, at + 14), first.startsWith('@') ? path.join(first, second) : first));
}

/** Name, version, licence as the package names it, and the texts of its licence files. */
function readLicence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice|ofl)(?:$|[-.])/i.test(file));
  const texts = files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  return { name, version, licence: typeof license === 'string' ? license : '', text: texts.join('\n\n') };
}

const byName = (a, b) => (a.name < b.name ? -1 : 1);

/** The folder of an installed package and of what it needs at run time. */
export function packageFolders(root, name) {
  const folder = path.join(root, 'node_modules', name);
  if (!existsSync(folder)) return [];
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return [folder, ...Object.keys(dependencies).flatMap((each) => packageFolders(root, each))];
}
