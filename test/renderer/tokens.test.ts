import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/build.ts';

const css = readFileSync(path.join(ROOT, 'renderer/styles/tokens.css'), 'utf8');
const THEMES = ['light', 'dark', 'contrast'] as const;

/** The custom properties of one theme's rule. */
function tokensOf(theme: string): Readonly<Record<string, string>> {
  const body = new RegExp(`:root\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

/** WCAG 2.2: relative luminance of #rrggbb. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['bg', 'surface', 'sunken'];
const TEXTS = ['text', 'text-2', 'text-3', 'accent', 'ok', 'note', 'warning', 'error', 'consumers'];
const TYPES = ['int', 'float', 'string', 'boolean', 'datetime', 'other', 'nested', 'tensor'].map(
  (name) => `type-${name}`,
);

/** Every text on every ground it stands on, and every control's edge. */
const PAIRS: readonly (readonly [front: string, ground: string, least: number])[] = [
  ...GROUNDS.flatMap((ground) => [...TEXTS, ...TYPES].map((text) => [text, ground, 4.5] as const)),
  ...['ok', 'note', 'warning', 'error', 'consumers'].map((name) => [name, `${name}-bg`, 4.5] as const),
  ...['dev', 'test', 'prod'].map((name) => [`role-${name}`, `role-${name}-bg`, 4.5] as const),
  ['text', 'selection', 4.5],
  ['text-2', 'selection', 4.5],
  ['on-accent', 'accent', 4.5],
  ...GROUNDS.map((ground) => ['control', ground, 3] as const),
  ['accent', 'selection', 3],
];

describe.each(THEMES)('the %s theme', (theme) => {
  const tokens = tokensOf(theme);

  it.each(PAIRS)('%s on %s has a contrast of at least %s', (front, ground, least) => {
    expect(tokens).toHaveProperty(front);
    expect(tokens).toHaveProperty(ground);
    expect(contrast(tokens[front] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

it('has the same tokens in every theme', () => {
  const [light, dark, high] = THEMES.map((theme) => Object.keys(tokensOf(theme)));
  expect(dark).toEqual(light);
  expect(high).toEqual(light);
});
