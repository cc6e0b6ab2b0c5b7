import { visible } from '../../../shared/safety/visible.ts';
import type { YamlNode } from '../../../shared/mlmodel/yaml-node.ts';

/** How many entries of one map or list are shown. */
export const SHOWN = 200;
/** How many characters of one value. */
const SHOWN_TEXT = 5000;

/** A YAML value as it is spelled, maps and lists indented. */
export function YamlTree({ node }: { readonly node: YamlNode }) {
  if (node.kind === 'scalar') {
    const cut = node.source.length > SHOWN_TEXT ? `${node.source.slice(0, SHOWN_TEXT)}…` : node.source;
    return <code className="scalar">{visible(cut === '' ? '–' : cut)}</code>;
  }
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
