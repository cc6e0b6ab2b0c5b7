import { expect, it } from 'vitest';
import { createTexts } from '../../../shared/texts/translator.ts';
import { command } from '../../support/command.ts';

const texts = createTexts('en');

const CALLS = [
  ['nonsense', '--json'],
  ['open', '--json'],
  ['inspect', '--json'],
  ['inspect', 'x', '--json', '--nothing'],
  ['compare', 'x', '--format', 'json'],
  ['compare', 'x', 'y', '--format=json', '--nothing'],
  ['infer', '--json'],
  ['infer', 'x', '--json', '--type', 'nothing'],
  ['check', 'x', '--json'],
  ['check', 'x', '--example', '--json', '--channel', 'nothing'],
  ['signature', 'set', '--json'],
  ['signature', '--from', '--json'],
  ['runs', '--json'],
  ['runs', 'x', 'y', '--json'],
  ['lineage', '--json'],
  ['lineage', 'x', '--json', '--hops'],
  ['export', 'x', '--json'],
  ['export', 'x', '--to', 'y', '--json', '--tag', 'a'],
  ['plan', 'x', '--json', '--to', ''],
  ['apply', '--json'],
  ['apply', 'x', '--json', '--confirm', 'a', '--confirm', 'b'],
  ['resume', '--json'],
  ['undo', '--json', '--last', 'x'],
  ['report', '--format', 'json'],
  ['report', '--last', '--json'],
  ['verify', '--json'],
  ['verify', 'x', 'a/b/c', '--json'],
  ['list', '--json'],
  ['list', 'x', '--json', '--search'],
  ['workspace', 'paint', '--json'],
  ['workspaces', 'add', 'a', 'b', '--role', 'x', '--json'],
  ['serve', '--json'],
];

it.each(CALLS.map((args) => [args.join(' '), args] as const))(
  '%s: what is wrong is told as JSON',
  async (_call, args) => {
    const { code, out, err } = await command('/nowhere', args);
    const said = JSON.parse(out) as { error: string; code: string; details: object };
    expect({ exit: code, err, ...said }).toEqual({
      exit: 2,
      err: '',
      ok: false,
      error: expect.any(String) as string,
      code: expect.stringMatching(/^usage-[a-z-]+$/) as string,
      details: expect.any(Object) as object,
    });
    const key = said.code.slice('usage-'.length).replace(/-[a-z]/g, (part) => part.slice(1).toUpperCase());
    expect(said.error).toBe(texts.t(`cli.usage.${key}` as 'cli.usage.noPath', said.details as object as never));
  },
);

it.each([
  ['behind "--" it is a name', ['inspect', '--nothing', '--', '--json']],
  ['in another format', ['compare', 'x', '--format', 'markdown']],
])('not where JSON is not asked for: %s', async (_what, args) => {
  const { code, out, err } = await command('/nowhere', args);
  expect([code, out, err]).toEqual([2, '', expect.stringMatching(/^model-porter: .*\n\nUsage: /) as string]);
});
