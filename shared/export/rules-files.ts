import type { ListedFile } from '../contract/file-methods.ts';
import { collisionKey, nameProblem } from '../safety/path-rules.ts';
import { visible } from '../safety/visible.ts';
import { found, foundIf, passed, type Check, type CheckId } from './checks.ts';
import { ownFiles } from './left-by-loading.ts';
import { isCard, isCheckpoint, isJunk, isKeras, isProgram, isSecretName, staysBehind } from './odd-files.ts';
import type { FileFacts, Rules } from './preflight-facts.ts';

/** Bytes that have to stay free besides the model's own: SQLite's journal, our notes. */
const SPARE = 4 * 1024 * 1024;
/** What a disk takes up for its files, by how much they hold. */
const AROUND = 1.05;

/** What can be asked of any file, and of the place where it is to go. */
export const FILE_RULES: Rules<FileFacts> = {
  manifest: ({ manifest }) => {
    // Whoever takes it out of the zip is not stopped either.
    if (manifest === 'unreadable') return found('manifest', 'note', 'manifest-unreadable');
    const differing = manifest === null ? [] : [...manifest.changed, ...manifest.missing, ...manifest.added];
    return foundIf('manifest', differing.map(visible), 'stop', 'manifest-differs');
  },
  state: ({ state, target }) => {
    if (state === null || state === 'ready') return passed('state');
    // MLflow loads it all the same; whoever answers for production says why.
    const stops = state !== 'run-deleted' && target.role === 'PROD';
    return found('state', stops ? 'stop' : 'note', state, { passable: true });
  },
  P17: ({ files }) => foundIf('P17', paths(files.filter(mayRunCode)), 'not-judged', 'runs-code', { passable: true }),
  P20: ({ texts, unlooked }) =>
    inTexts('P20', paths(texts.filter(({ machine }) => machine)), 'note', 'machine-paths', unlooked),
  P22: ({ texts, files, unlooked }) => {
    const named = paths(files.filter(({ path }) => isSecretName(path)));
    const inside = paths(texts.filter(({ secret }) => secret));
    return inTexts('P22', unique([...named, ...inside]), 'stop', 'secrets', unlooked);
  },
  P24: ({ files }) =>
    foundIf('P24', paths(ownFiles(files).filter((file) => !staysBehind(file) && isLeftover(file))), 'note', 'junk'),
  P26: ({ changed }) => foundIf('P26', changed.map(visible), 'note', 'changed-since'),
  P27: ({ files }) => foundIf('P27', paths(files.filter(staysBehind)), 'stop', 'links'),
  P28: ({ files, target }) =>
    foundIf(
      'P28',
      paths(files.filter(({ path }) => nameProblem(path) !== null)),
      stopsZip(target),
      'names-not-everywhere',
    ),
  P29: ({ files }) =>
    foundIf('P29', paths(files.filter(({ path, code }) => code === 'native' || isProgram(path))), 'note', 'native'),
  P30: ({ texts, unlooked }) =>
    inTexts('P30', paths(texts.filter(({ network }) => network === true)), 'note', 'network', unlooked),
  P31: ({ files }) =>
    files.some(({ path, type }) => type === 'file' && isCard(path)) ? passed('P31') : found('P31', 'note', 'no-card'),
  P33: ({ target }) => {
    const [first] = target.refusals;
    if (first !== undefined) return found('P33', 'stop', first.code, { details: first.details });
    const needed = Math.ceil(target.size * AROUND) + SPARE;
    if (target.free !== null && target.free < needed)
      return found('P33', 'stop', 'no-space', { details: { needed, free: target.free } });
    if (target.again !== null) return found('P33', 'note', 'number-again', { details: { version: target.again } });
    return target.alike === null
      ? passed('P33')
      : found('P33', 'note', 'model-alike', { details: { name: target.alike } });
  },
  server: ({ target: { served } }) => (served === true ? found('server', 'note', 'server-clients') : passed('server')),
  P35: ({ target: { kind, duplicate, lost } }) => {
    const details = { version: duplicate ?? '', ...(kind === 'zip' ? { context: kind } : {}) };
    if (duplicate !== null) return found('P35', 'note', 'same-there', { details });
    return lost === null ? passed('P35') : found('P35', 'note', 'same-lost', { details: { ...lost } });
  },
  P39: ({ files, target }) => foundIf('P39', unique(collisions(files)), stopsZip(target), 'names-alike'),
  verdict,
};

/** What MLmodel names is in use, whatever its folder is called. */
function isLeftover({ path, purpose, referenced }: ListedFile): boolean {
  return isJunk(path) || (isCheckpoint(path) && !(referenced && purpose !== 'unknown'));
}

function mayRunCode({ path, type, code }: ListedFile): boolean {
  return (code !== null && code !== 'native') || (type === 'file' && isKeras(path));
}

function verdict({ verdict: judged, target }: FileFacts): Check {
  if (judged === null || judged.verdict === 'compatible') return passed('verdict');
  const { against, reasons, findings, verdict: word } = judged;
  const more = { details: { against, reasons }, passable: true, findings };
  if (word === 'unknown') return found('verdict', 'not-judged', 'verdict-unknown', more);
  if (word === 'converts-silently') return found('verdict', 'note', 'verdict-converts-silently', more);
  // Who said that nobody depends on it is only told.
  const harmless = target.role === 'DEV' || target.role === 'TEST';
  return found('verdict', harmless ? 'note' : 'stop', `verdict-${word}`, more);
}

function stopsZip({ kind }: FileFacts['target']): 'stop' | 'note' {
  return kind === 'zip' ? 'stop' : 'note';
}

/** What stands in texts: where some of them were not looked into, nobody knows that all is well. */
function inTexts(
  id: CheckId,
  items: readonly string[],
  state: 'stop' | 'note',
  code: string,
  unlooked: FileFacts['unlooked'],
): Check {
  if (items.length === 0) return foundIf(id, unlooked.map(visible), 'not-judged', 'texts-not-read', { passable: true });
  return found(id, state, code, { items, passable: state === 'stop' });
}

function paths(files: readonly Pick<ListedFile, 'path'>[]): string[] {
  return files.map(({ path }) => visible(path));
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

/** Names that some disks take for the same. */
function collisions(files: readonly ListedFile[]): string[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ path }) => {
    const key = collisionKey(path);
    const other = seen.get(key);
    seen.set(key, path);
    return other === undefined || other === path ? [] : [visible(other), visible(path)];
  });
}
