import { parseParams } from '../signature/parse-params.ts';
import { assembleDocument } from './assemble-document.ts';
import { decode } from './decode.ts';
import { MLMODEL_LIMIT, type ModelDocument } from './model-document.ts';
import type { Problem } from './problem.ts';
import type { YamlNode } from './yaml-node.ts';
import { readYaml } from './yaml-reader.ts';

/**
 * Reads the bytes of an MLmodel file. Never throws: what is damaged is read as far as it goes, and a problem names the
 * line where it stops. `size` is the file's own, where `bytes` hold only its beginning.
 */
export function readModelDocument(bytes: Uint8Array, size = bytes.length): ModelDocument {
  const { info, text, refused } = decode(bytes);
  const document = { text: { ...info, size }, fields: [], flavors: [], signature: null };
  const unreadable = (code: string, details: Problem['details'] = {}): ModelDocument => ({
    ...document,
    state: 'unreadable',
    loadable: false,
    problems: [{ code, severity: 'error', details }],
  });
  if (size > MLMODEL_LIMIT) return unreadable('mlmodel-too-large', { size, limit: MLMODEL_LIMIT });
  if (text === null) return unreadable('mlmodel-binary');
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text.slice(0, 500))) return unreadable('mlmodel-html');
  const yaml = readYaml(text);
  const encoding: Problem[] =
    refused === 'encoding'
      ? [{ code: 'mlmodel-encoding', severity: 'error', details: { encoding: info.encoding } }]
      : [];
  if (yaml.root === null || isEmpty(yaml.root)) {
    const empty = yaml.stop === null && yaml.problems.length === 0;
    const result = unreadable('mlmodel-empty');
    return { ...result, problems: empty ? [...encoding, ...result.problems] : [...encoding, ...yaml.problems] };
  }
  if (yaml.root.kind !== 'map') {
    const result = unreadable('mlmodel-not-a-map', { kind: yaml.root.kind });
    return { ...result, problems: [...encoding, ...yaml.problems, ...(yaml.stop === null ? result.problems : [])] };
  }
  return assembleDocument(document.text, yaml, yaml.root, encoding, parseParams);
}

function isEmpty(root: YamlNode): boolean {
  return root.kind === 'scalar' && root.value === null;
}
