import type { EnvironmentReport } from '../environment/environment-report.ts';
import { isSecretKey, maskSecrets } from '../files/mask-secrets.ts';
import type { ModelDocument } from '../mlmodel/model-document.ts';
import { maskedNode } from '../mlmodel/masked.ts';
import type { YamlNode } from '../mlmodel/yaml-node.ts';
import { SIGNATURE_PARTS, signatureRows, type SignaturePart, type SignatureRow } from '../signature/signature-rows.ts';
import type { SearchHit } from './hits.ts';
import { plain } from './match.ts';

/** Something that can be found. `name` and `text` are plain: what it is called, and all that finds it. */
export interface Findable {
  readonly name: string;
  readonly text: string;
  readonly hit: SearchHit;
}

/** Characters of one value that are looked through. */
const VALUE_LIMIT = 5000;
/** The most values of one model. */
export const VALUES_LIMIT = 50_000;

/** Columns, outputs and params, with what is nested in them. */
export function columnsOf(document: ModelDocument): Findable[] {
  const found: Findable[] = [];
  const add = (part: SignaturePart, rows: readonly SignatureRow[], above: readonly string[]) => {
    for (const row of rows) {
      const path = [...above, row.name ?? ''];
      const value = row.value === null ? null : masked(row.name ?? '', row.value);
      found.push({
        name: plain(row.name ?? ''),
        text: plain([path.join('.'), row.type, ...(value === null ? [] : [value])].join(' ')),
        hit: { kind: 'column', part, row: row.id, path, type: row.type, value },
      });
      add(part, row.children, path);
    }
  };
  if (document.signature !== null)
    for (const part of SIGNATURE_PARTS) add(part, signatureRows(document.signature, part), []);
  return found;
}

/** What a model runs with. */
export function packagesOf({ packages }: EnvironmentReport): Findable[] {
  return packages.map(({ name, entries }) => {
    const says = [...new Set(entries.map(({ text }) => text))];
    return {
      name: plain(name),
      text: plain([name, ...says].join(' ')),
      hit: { kind: 'package', name, says },
    };
  });
}

/** Files, by their paths. */
export function filesOf(files: readonly Omit<SearchHit & { kind: 'file' }, 'kind'>[]): Findable[] {
  return files.map(({ path, type, purpose }) => {
    const text = plain(path);
    return { name: text.slice(text.lastIndexOf('/') + 1), text, hit: { kind: 'file', path, type, purpose } };
  });
}

/** The values of MLmodel besides its signature, each by its keys and what stands there. At most `VALUES_LIMIT` and one. */
export function valuesOf(document: ModelDocument): Findable[] {
  const { text, fields } = document;
  const lines = text.cut ? text.shown.split('\n').length : Infinity;
  return fields
    .filter(({ key }) => key !== 'signature')
    .flatMap(({ key, node }) => leaves(maskedNode(node, key), key))
    .slice(0, VALUES_LIMIT + 1)
    .map(({ keys, top, below, value, line }) => {
      const shown = line <= lines ? 'raw' : top === 'flavors' ? 'flavors' : 'details';
      return findableValue(keys, value, { line, view: shown, row: shown === 'flavors' ? (below ?? top) : top });
    });
}

/** The values of registered_model_meta, which the details show. */
export function registeredValues(node: YamlNode): Findable[] {
  return leaves(node, 'registered_model_meta').map(({ keys, value }) =>
    findableValue(keys, value, { line: null, view: 'details', row: 'registered' }),
  );
}

function findableValue(
  keys: string,
  value: string,
  where: Pick<SearchHit & { kind: 'value' }, 'line' | 'view' | 'row'>,
): Findable {
  const searched = value.slice(0, VALUE_LIMIT);
  return {
    name: plain(keys.slice(keys.lastIndexOf('.') + 1)),
    text: plain(`${keys} ${searched}`),
    hit: { kind: 'value', keys, value: searched, ...where },
  };
}

interface Leaf {
  readonly keys: string;
  readonly top: string;
  /** The key below the topmost one. */
  readonly below: string | null;
  readonly value: string;
  readonly line: number;
}

function leaves(root: YamlNode, top: string): Leaf[] {
  const found: Leaf[] = [];
  const add = (node: YamlNode, keys: string, below: string | null) => {
    if (found.length > VALUES_LIMIT) return;
    if (node.kind === 'map' && node.entries.length > 0)
      for (const { key, value } of node.entries) add(value, `${keys}.${key.source}`, below ?? key.source);
    else if (node.kind === 'list' && node.items.length > 0)
      node.items.forEach((item, at) => add(item, `${keys}[${at}]`, below));
    else found.push({ keys, top, below, value: node.kind === 'scalar' ? node.source : '', line: node.line });
  };
  add(root, top, null);
  return found;
}

function masked(name: string, value: string): string {
  return isSecretKey(name) ? '***' : maskSecrets(value);
}
