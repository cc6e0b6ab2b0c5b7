import type { LineageWords } from './as-text.ts';
import type { Lineage } from './graph.ts';

/** A lineage as a flowchart of Mermaid, from the earlier to the later; what is only named is dashed, what is disputed dotted. */
export function lineageMermaid(
  { root, nodes, edges, left }: Lineage,
  words: Pick<LineageWords, 'kind' | 'edge' | 'left'>,
): string {
  const ids = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  const lines = ['flowchart LR'];
  for (const { id, kind, name, where, presence } of nodes) {
    const label = [`${words.kind(kind)}: ${name}`, ...(where === null ? [] : [where])].map(escaped).join('<br>');
    const style = id === root ? ':::root' : presence === 'referenced' ? ':::named' : '';
    lines.push(`  ${ids.get(id)}["${label}"]${style}`);
  }
  for (const { from, to, kind, disputed } of edges)
    lines.push(`  ${ids.get(from)} ${disputed ? '-.->' : '-->'}|"${escaped(words.edge(kind))}"| ${ids.get(to)}`);
  if (left > 0) lines.push(`  more["${escaped(words.left(left))}"]:::named`);
  lines.push('  classDef root stroke-width:3px', '  classDef named stroke-dasharray:5 5');
  return `${lines.join('\n')}\n`;
}

/**
 * A text in a quoted label: all that could mean something to Mermaid, or to the HTML that it makes, as its number. Mermaid takes
 * `style` and `classDef` for its own even there (`encodeEntities` in its utils.ts).
 */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{N} _.,/@()-]/gu, (letter) => `#${letter.codePointAt(0)};`)
    .replaceAll(/(s)(?=tyle)|(c)(?=lassDef)/gi, (letter) => `#${letter.codePointAt(0)};`);
}
