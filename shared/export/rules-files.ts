import type { ListedFile } from '../contract/file-methods.ts';
import { collisionKey, nameProblem } from '../safety/path-rules.ts';
import { visible } from '../safety/visible.ts';
import { found, foundIf, passed, type Check } from './checks.ts';
import { isJunk, isSecretName } from './odd-files.ts';
import type { FileFacts, Rules } from './preflight-facts.ts';

/** Bytes that have to stay free besides the model's own. */
const SPARE = 64 * 1024 * 1024;

/** What can be asked of any file, and of the place where it is to go. */
export const FILE_RULES: Rules<FileFacts> = {
  manifest: ({ manifest }) => {
    // Whoever takes it out of the zip is not stopped either.
    if (manifest === 'unreadable') return found('manifest', 'note', 'manifest-unreadable');
    const differing = manifest === null ? [] : [...manifest.changed, ...manifest.missing, ...manifest.added];
    return foundIf('manifest', differing.map(visible), 'stop', 'manifest-differs');
  },
  P17: ({ files }) =>
    foundIf('P17', paths(files.filter(({ code }) => code !== null && code !== 'native')), 'not-judged', 'runs-code', {
      passable: true,
    }),
  P20: ({ texts }) =>
    foundIf(
      'P20',
      texts.filter(({ machine }) => machine).map(({ path }) => path),
      'note',
      'machine-paths',
    ),
  P22: ({ texts, files }) => {
    const named = paths(files.filter(({ path }) => isSecretName(path)));
    const inside = texts.filter(({ secret }) => secret).map(({ path }) => path);
    return foundIf('P22', unique([...named, ...inside]), 'stop', 'secrets', { passable: true });
  },
  P24: ({ files }) => foundIf('P24', paths(files.filter(({ path }) => isJunk(path))), 'note', 'junk'),
  P26: ({ changed }) => foundIf('P26', changed.map(visible), 'note', 'changed-since'),
  P27: ({ files }) =>
    foundIf('P27', paths(files.filter(({ type }) => type === 'link' || type === 'special')), 'stop', 'links'),
  P28: ({ files, target }) =>
    foundIf(
      'P28',
      paths(files.filter(({ path }) => nameProblem(path) !== null)),
      stopsZip(target),
      'names-not-everywhere',
    ),
  P29: ({ files }) => foundIf('P29', paths(files.filter(({ code }) => code === 'native')), 'note', 'native'),
  P30: ({ texts }) =>
    foundIf(
      'P30',
      texts.flatMap(({ path, network }) => (network === true ? visible(path) : [])),
      'note',
      'network',
    ),
  P31: ({ files }) =>
    files.some(({ path, type }) => type === 'file' && CARD.test(path))
      ? passed('P31')
      : found('P31', 'note', 'no-card'),
  P33: ({ target }) => {
    const [first] = target.refusals;
    if (first !== undefined) return found('P33', 'stop', first.code, { details: first.details });
    const needed = target.size + SPARE;
    if (target.free === null || target.free >= needed) return passed('P33');
    return found('P33', 'stop', 'no-space', { details: { needed, free: target.free } });
  },
  P35: ({ target: { duplicate } }) =>
    duplicate === null ? passed('P35') : found('P35', 'note', 'same-there', { details: { version: duplicate } }),
  P39: ({ files, target }) => foundIf('P39', collisions(files), stopsZip(target), 'names-alike'),
  verdict,
};

/** What says whose a model is, and what it may be used for. */
const CARD = /(?:^|\/)(?:licen[cs]e|copying|readme|model[-_]?card)(?:[-.][^/]*)?$/i;

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

function paths(files: readonly ListedFile[]): string[] {
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
    return other === undefined || other === path ? [] : visible(path);
  });
}
