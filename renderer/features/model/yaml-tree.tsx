import { visible } from '../../../shared/safety/visible.ts';
import type { YamlNode } from '../../../shared/mlmodel/yaml-node.ts';

/** How many entries of one map or list are shown. */
const SHOWN = 200;

/** A YAML value as it is spelled, maps and lists indented. */
export function YamlTree({ node }: { readonly node: YamlNode }) {
  if (node.kind === 'scalar') return <code className="scalar">{visible(node.source === '' ? '–' : node.source)}</code>;
  const entries =
    node.kind === 'map'
      ? node.entries.map(({ key, value }) => [key.source, value] as const)
      : node.items.map((item, at) => [String(at + 1), item] as const);
  return (
    <ul className="yaml-tree">
      {entries.slice(0, SHOWN).map(([key, value]) => (
        <li key={key}>
          <code className="muted">{visible(key)}</code>: <YamlTree node={value} />
        </li>
      ))}
      {entries.length > SHOWN ? <li>… {entries.length - SHOWN}</li> : null}
    </ul>
  );
}
