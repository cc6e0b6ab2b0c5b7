import { PARTS } from '../../signature/edit/draft.ts';
import type { PartTexts } from '../../signature/edit/print-parts.ts';
import { toJson } from '../../python/dumps.ts';
import { child, toValue, type YamlEntry, type YamlNode } from '../yaml-node.ts';
import type { YamlReading } from '../yaml-reader.ts';

/** Does the edited text say the wanted signature, and everything else exactly as before? */
export function isProven(before: YamlReading, after: YamlReading, parts: PartTexts): boolean {
  if (after.stop !== null || (before.loads && !after.loads)) return false;
  if (before.root?.kind !== 'map' || after.root?.kind !== 'map') return false;
  const others = (root: YamlNode) => meaning(without(root, ['signature']));
  if (others(before.root) !== others(after.root)) return false;
  const was = child(before.root, 'signature');
  const is = child(after.root, 'signature');
  if (PARTS.some((part) => !says(child(is, part), parts[part]))) return false;
  // Keys in the signature that MLflow does not know are kept, unless the signature as a whole went.
  const gone = PARTS.every((part) => parts[part] === null);
  return was?.kind !== 'map' || gone || meaning(without(was, PARTS)) === meaning(without(is ?? was, PARTS));
}

function says(node: YamlNode | undefined, wanted: string | null): boolean {
  const value = node === undefined ? null : toValue(node);
  if (wanted !== null) return value === wanted;
  return value === null || value === '' || value === false || ['[]', '{}', '0', '0.0'].includes(toJson(value));
}

function without(node: YamlNode, keys: readonly string[]): readonly YamlEntry[] {
  return node.kind === 'map' ? node.entries.filter(({ key }) => !(keys as readonly unknown[]).includes(key.value)) : [];
}

/** What entries say and how they spell it, wherever they stand. */
function meaning(entries: readonly YamlEntry[]): string {
  return JSON.stringify(entries.map(({ key, value }) => [shape(key), shape(value)]));
}

function shape(node: YamlNode): unknown {
  if (node.kind === 'scalar') return [node.source, typeof node.value, toJson(node.value)];
  if (node.kind === 'list') return ['list', node.items.map(shape)];
  return ['map', node.entries.map(({ key, value }) => [shape(key), shape(value)])];
}
