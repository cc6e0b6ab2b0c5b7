import { visible } from '../../../shared/safety/visible.ts';
import { middleOf, pathOf, type Box, type Drawing, type Line } from './drawing.ts';
import { BOX } from './layout-types.ts';

/** Colours of a picture, as CSS writes them. */
export interface PictureColours {
  readonly bg: string;
  readonly surface: string;
  readonly text: string;
  readonly text2: string;
  readonly border: string;
  readonly accent: string;
  readonly warning: string;
}

/** What the picture says; the words of the page's language. */
export interface PictureWords {
  readonly title: string;
  readonly kind: (box: Box) => string;
  readonly name: (box: Box) => string;
  readonly where: (box: Box) => string;
  /** Beside the kind: that it is the root, or only named. */
  readonly mark: (box: Box) => string;
  readonly edge: (line: Line) => string;
  readonly disputed: string;
}

const EDGE = 24;
const HEAD = 34;
/** Letters that fit into a box. */
const FIT = { name: 30, small: 38 } as const;
const FONT = "font-family=\"'Atkinson Hyperlegible Next', 'Segoe UI', system-ui, sans-serif\"";

/** Size of the picture in pixels. */
export function pictureSize({ width, height }: Drawing): { readonly width: number; readonly height: number } {
  return { width: Math.ceil(width + 2 * EDGE), height: Math.ceil(height + 2 * EDGE + HEAD) };
}

/** The graph as an SVG file of its own: text and lines alone, nothing that runs or is fetched. */
export function lineageSvg(drawing: Drawing, words: PictureWords, colours: PictureColours): string {
  const { width, height } = pictureSize(drawing);
  const title = escaped(words.title);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" ${FONT} font-size="14">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="${colours.bg}"/>`,
    `<text x="${EDGE}" y="${EDGE + 10}" font-size="17" font-weight="600" fill="${colours.text}">${title}</text>`,
    `<g transform="translate(${EDGE} ${EDGE + HEAD})">`,
    ...drawing.lines.map((line) => lineSvg(line, words, colours)),
    ...drawing.boxes.map((box) => boxSvg(box, drawing.root, words, colours)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function lineSvg(line: Line, words: PictureWords, { bg, text2, warning }: PictureColours): string {
  const { points, shown } = line;
  const [x, y] = middleOf(points);
  const [endX, endY] = points.at(-1) ?? [0, 0];
  const colour = shown.disputed ? warning : text2;
  const word = escaped(shown.disputed ? `⚠ ${words.edge(line)} (${words.disputed})` : words.edge(line));
  return [
    `<path d="${pathOf(points)}" fill="none" stroke="${colour}" stroke-width="1.5"${shown.disputed ? ' stroke-dasharray="7 4"' : ''}/>`,
    `<path d="M${endX - 9},${endY - 5}L${endX},${endY}L${endX - 9},${endY + 5}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
    `<text x="${x}" y="${y - 5}" text-anchor="middle" font-size="12" fill="${colour}" stroke="${bg}" stroke-width="4" paint-order="stroke">${word}</text>`,
  ].join('');
}

function boxSvg(box: Box, root: string, words: PictureWords, colours: PictureColours): string {
  const { x, y, shown } = box;
  const isRoot = shown.id === root;
  const dashed = shown.node?.presence === 'referenced' ? ' stroke-dasharray="6 4"' : '';
  const mark = words.mark(box);
  const small = cut(mark === '' ? words.kind(box) : `${words.kind(box)} · ${mark}`, FIT.small);
  const stack =
    shown.fan === undefined ? '' : rect(x + 5, y + 5, `fill="${colours.surface}" stroke="${colours.border}"`);
  const line = (at: number, text: string, more: string) =>
    text === '' ? '' : `<text x="${x + 14}" y="${y + at}" ${more}>${escaped(text)}</text>`;
  return [
    stack,
    rect(
      x,
      y,
      `fill="${colours.surface}" stroke="${isRoot ? colours.accent : colours.border}" stroke-width="${isRoot ? 3 : 1}"${dashed}`,
    ),
    line(21, small, `font-size="12" fill="${colours.text2}"`),
    line(42, cut(words.name(box), FIT.name), `font-weight="600" fill="${colours.text}"`),
    line(61, cut(words.where(box), FIT.small), `font-size="12" fill="${colours.text2}"`),
  ].join('');
}

function rect(x: number, y: number, more: string): string {
  return `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6" ${more}/>`;
}

function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as XML may hold it: nothing of a name becomes markup, and what XML cannot hold is made visible. */
export function escaped(text: string): string {
  return visible(text)
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
