import { toJson } from '../python/dumps.ts';
import type { Flavor, ModelDocument } from '../mlmodel/model-document.ts';
import { child, spelled, toValue, type YamlNode } from '../mlmodel/yaml-node.ts';
import { maskedNode } from '../mlmodel/masked.ts';
import type { Finding, Row } from '../signature/compare/comparison.ts';
import { finding, placeOf } from '../signature/compare/findings.ts';
import { plainRows, type Entry } from './plain-rows.ts';

/** Each flavor with its library's version, and what it says, key by key. */
export function flavorRows(a: ModelDocument, b: ModelDocument): Row[] {
  const [left, right] = [byName(a), byName(b)];
  const entries = (flavors: ReadonlyMap<string, Flavor>) =>
    new Map([...flavors].map(([name, each]) => [name, entryOf(each)]));
  return plainRows('flavors', entries(left), entries(right)).flatMap((row) => {
    const name = row.place.path[0] ?? '';
    return [row, ...plainRows('flavors', keysOf(left.get(name)), keysOf(right.get(name)), [name])];
  });
}

function byName({ flavors }: ModelDocument): Map<string, Flavor> {
  return new Map(flavors.map((flavor) => [flavor.name, flavor]));
}

function entryOf(flavor: Flavor): Entry {
  const { library, config } = flavor;
  const version = library === null ? '' : [library.name, library.version ?? ''].join(' ').trim();
  return { value: version, same: config === null ? '' : wholeText(config) };
}

function keysOf(flavor: Flavor | undefined): Map<string, Entry> {
  return new Map((flavor?.config?.entries ?? []).map(({ key, value }) => [key.source, nodeEntry(key.source, value)]));
}

/** A longer value is cut: the whole is in MLmodel. */
const SHOWN_VALUE = 500;

/** A value as it may be shown, beside all of it, which decides what is the same: two passwords differ, and stay hidden. */
export function nodeEntry(key: string, node: YamlNode): Entry {
  const text = wholeText(maskedNode(node, key));
  return { value: text.length > SHOWN_VALUE ? `${text.slice(0, SHOWN_VALUE)}…` : text, same: wholeText(node) };
}

function wholeText(node: YamlNode): string {
  return node.kind === 'scalar' ? node.source : toJson(toValue(node));
}

export function flavorFindings(a: ModelDocument, b: ModelDocument): Finding[] {
  const [before, now] = [byName(a).get('python_function'), byName(b).get('python_function')];
  if (before === undefined) return [];
  if (now === undefined) return [finding('CX-01', placeOf('flavors', 'python_function'))];
  const [old, fresh] = [predictFunction(before), predictFunction(now)];
  if (old === fresh) return [];
  return [finding('CX-02', placeOf('flavors', 'python_function', 'predict_fn'), { a: old, b: fresh })];
}

/** `predict` where the flavor names none (mlflow/sklearn/__init__.py). */
function predictFunction({ config }: Flavor): string {
  return spelled(child(config ?? undefined, 'predict_fn')) ?? 'predict';
}
