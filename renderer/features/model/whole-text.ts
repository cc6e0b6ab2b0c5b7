import type { YamlNode } from '../../../shared/mlmodel/yaml-node.ts';

/** A value as it is spelled, what is nested in it by lines; nothing is left out. */
export function wholeText(node: YamlNode, indent = ''): string {
  if (node.kind === 'scalar') return node.source;
  const entries =
    node.kind === 'map'
      ? node.entries.map(({ key, value }) => [key.source, value] as const)
      : node.items.map((item, at) => [String(at + 1), item] as const);
  return entries
    .map(([key, value]) =>
      value.kind === 'scalar'
        ? `${indent}${key}: ${value.source}`
        : `${indent}${key}:\n${wholeText(value, `${indent}  `)}`,
    )
    .join('\n');
}
