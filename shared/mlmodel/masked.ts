import { isSecretKey, maskSecrets } from '../files/mask-secrets.ts';
import type { ModelDocument } from './model-document.ts';
import type { YamlMap, YamlNode, YamlScalar } from './yaml-node.ts';

/**
 * A document as it may be shown: passwords, keys and tokens in its text, its fields and its flavors are `***`. The signature
 * stays as it is, for it is worked with; it names columns and holds no secrets of its own.
 */
export function maskedDocument(document: ModelDocument): ModelDocument {
  const { text, fields, flavors } = document;
  const shown = maskSecrets(text.shown);
  return {
    ...document,
    text: { ...text, shown, masked: shown !== text.shown },
    fields: fields.map((field) => ({ ...field, node: maskedNode(field.node, field.key) })),
    flavors: flavors.map((flavor) => ({
      ...flavor,
      config: flavor.config === null ? null : (maskedNode(flavor.config) as YamlMap),
    })),
  };
}

/** A value whose passwords, keys and tokens are `***`, by the names of their keys or by their form. */
export function maskedNode(node: YamlNode, key = ''): YamlNode {
  if (node.kind === 'map')
    return {
      ...node,
      entries: node.entries.map((each) => ({ ...each, value: maskedNode(each.value, each.key.source) })),
    };
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => maskedNode(item, key)) };
  return maskedScalar(node, key);
}

function maskedScalar(node: YamlScalar, key: string): YamlScalar {
  if (node.value === null || typeof node.value === 'boolean') return node;
  const source = isSecretKey(key) && node.source !== '' ? '***' : maskSecrets(node.source);
  return source === node.source ? node : { ...node, source, value: source };
}
