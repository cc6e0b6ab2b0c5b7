import { KNOWN_FIELDS } from './fields.ts';
import { readFlavors } from './flavors.ts';
import { loadProblems } from './load-rules.ts';
import type { Field, ModelDocument } from './model-document.ts';
import type { Problem } from './problem.ts';
import { readSignature, type ParseParams } from './read-signature.ts';
import type { YamlMap, YamlNode } from './yaml-node.ts';
import type { YamlReading } from './yaml-reader.ts';

/** What was parsed, as a document: its fields, flavors and signature, and what MLflow would say when it loads it. */
export function assembleDocument(
  text: ModelDocument['text'],
  yaml: YamlReading,
  root: YamlMap,
  encoding: readonly Problem[],
  parseParams: ParseParams,
): ModelDocument {
  const signature = readSignature(root, parseParams);
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
