import { expect, it } from 'vitest';
import { dagreLayout } from '../../../../renderer/features/lineage/dagre-layout.ts';
import { drawingOf, toInput } from '../../../../renderer/features/lineage/drawing.ts';
import { foldFans } from '../../../../renderer/features/lineage/fold-fans.ts';
import { indexOf } from '../../../../renderer/features/lineage/graph-index.ts';
import { escaped, lineageSvg } from '../../../../renderer/features/lineage/lineage-svg.ts';
import { pngScale } from '../../../../renderer/features/lineage/save-picture.ts';
import { fanLineage, teamLineage } from '../../../support/lineage-graphs.ts';

const COLOURS = {
  bg: '#fff',
  surface: '#eee',
  text: '#000',
  text2: '#333',
  border: '#777',
  accent: '#00f',
  warning: '#a60',
};
const HOSTILE = `</text><script>alert(1)</script>"'&\u202e\u0000\ud800\uffff]]>`;

function svgOf(lineage: ReturnType<typeof teamLineage>, name = ''): Document {
  const shown = foldFans(indexOf(lineage), new Map());
  const text = lineageSvg(
    drawingOf(lineage.root, shown, dagreLayout(toInput(shown))),
    {
      title: `Lineage ${name}`,
      kind: () => `kind ${name}`,
      name: ({ shown }) => `${shown.id} ${name}`,
      where: () => name,
      mark: ({ shown: { node } }) => (node?.presence === 'referenced' ? 'reference only' : ''),
      edge: ({ shown }) => shown.kind,
      disputed: 'disputed',
    },
    COLOURS,
  );
  return new DOMParser().parseFromString(text, 'image/svg+xml');
}

it.each([
  ['a team', teamLineage(), 12, 11],
  ['a folded fan', fanLineage(500), 12, 11],
])('%s as SVG: well formed, a box for each thing, a line for each link', (_, lineage, boxes, lines) => {
  const svg = svgOf(lineage);
  expect(svg.querySelector('parsererror')).toBeNull();
  expect(svg.documentElement.namespaceURI).toBe('http://www.w3.org/2000/svg');
  const fans = svg.querySelectorAll('g > rect').length;
  expect(fans).toBeGreaterThanOrEqual(boxes);
  expect(svg.querySelectorAll('g > path[d^=M]').length / 2).toBe(lines);
});

it('says what is disputed and what is only named, in words too', () => {
  const svg = svgOf(teamLineage());
  const words = [...svg.querySelectorAll('text')].map((each) => each.textContent);
  expect(words.filter((each) => each.includes('⚠ made (disputed)'))).toHaveLength(2);
  expect(words.filter((each) => each.includes('reference only'))).toHaveLength(3);
  expect(svg.querySelectorAll('rect[stroke-dasharray]')).toHaveLength(3);
});

it('holds nothing but text and lines, whatever names say', () => {
  const svg = svgOf(teamLineage(), HOSTILE);
  expect(svg.querySelector('parsererror')).toBeNull();
  const tags = new Set([...svg.querySelectorAll('*')].map(({ tagName }) => tagName));
  expect([...tags].sort()).toEqual(['g', 'path', 'rect', 'svg', 'text', 'title']);
  expect(svg.querySelector('title')?.textContent).toContain('<script>');
});

it.each([
  ['a & b', 'a &amp; b'],
  ['<b>', '&lt;b&gt;'],
  ['"\'', '&quot;&#39;'],
  ['\u0000', '\\u0000'],
  ['\uffff', '\ufffd'],
  ['\ud800', '\\ud800'],
  ['😀', '😀'],
])('%j is written %s', (text, written) => expect(escaped(text)).toBe(written));

it.each([
  [{ width: 800, height: 400 }, 2],
  [{ width: 10_000, height: 400 }, 1.6],
  [{ width: 1800, height: 90_000 }, null],
])('a drawing of %j is %s times as large as PNG', (size, scale) => expect(pngScale(size)).toBe(scale));
