import { decode } from './decode.ts';
import { KNOWN_FIELDS } from './fields.ts';
import { readFlavors } from './flavors.ts';
import { loadProblems } from './load-rules.ts';
import type { Field, ModelDocument } from './model-document.ts';
import type { Problem } from './problem.ts';
import { readSignature } from './read-signature.ts';
import type { YamlNode } from './yaml-node.ts';
import { readYaml } from './yaml-reader.ts';

/** A larger MLmodel is not read (MLflow writes a few kB; a signature of 50,000 columns is about 4 MiB). */
export const MLMODEL_LIMIT = 10 * 1024 * 1024;

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
  return assemble(document.text, yaml, yaml.root, encoding);
}

function assemble(
  text: ModelDocument['text'],
  yaml: ReturnType<typeof readYaml>,
  root: YamlNode & { kind: 'map' },
  encoding: readonly Problem[],
): ModelDocument {
  const signature = readSignature(root);
  const partial = yaml.stop !== null;
  const problems = [
    ...encoding,
    ...yaml.problems,
    ...(partial ? [] : loadProblems(root)),
    ...(signature === null ? [] : signatureProblems(signature)),
  ];
  return {
    text,
    state: partial && root.entries.length === 0 ? 'unreadable' : partial ? 'partial' : 'whole',
    loadable: yaml.loads && encoding.length === 0 && !problems.some(stopsLoading) && (signature?.valid ?? true),
    problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    fields: root.entries.map(toField),
    flavors: readFlavors(root),
    signature,
  };
}

function signatureProblems(signature: NonNullable<ModelDocument['signature']>): Problem[] {
  return [signature, signature.inputs, signature.outputs, signature.params].flatMap((part) => part?.problems ?? []);
}

function toField({ key, value }: { key: Field['node'] & { kind: 'scalar' }; value: YamlNode }): Field {
  return { key: key.source, line: key.line, known: Object.hasOwn(KNOWN_FIELDS, key.source), node: value };
}

function stopsLoading(problem: Problem): boolean {
  return problem.code.startsWith('load-') && problem.severity === 'error';
}

function isEmpty(root: YamlNode): boolean {
  return root.kind === 'scalar' && root.value === null;
}
