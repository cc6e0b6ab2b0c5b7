import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../shared/contract/wire.ts';

const through = (value: unknown) => decode(JSON.parse(JSON.stringify(encode(value))));

describe('the wire encoding', () => {
  const values: readonly [unknown][] = [
    [2n ** 70n],
    [-0],
    [NaN],
    [Infinity],
    [-Infinity],
    [new Uint8Array([0, 255, 7])],
    [
      new Map<unknown, unknown>([
        [1n, 'a'],
        ['b', new Map([[null, [NaN]]])],
      ]),
    ],
    [{ $int: 'mine', $deep: { $map: 1 } }],
    [{ nested: [{ a: null }] }],
    ['text'],
    [3.5],
    [true],
    [null],
  ];
  it.each(values)('%o comes through unchanged', (value) => expect(through(value)).toEqual(value));

  it('keeps a key named __proto__ as a key', () => {
    const value = JSON.parse('{"__proto__": {"evil": 1}}') as object;
    const result = through(value) as object;
    expect(Object.keys(result)).toEqual(['__proto__']);
    expect('evil' in result).toBe(false);
  });

  it.each([[{ $nobody: 1 }], [{ $int: '1e3' }], [{ $float: 'big' }]])('refuses the unknown tag %j', (json) =>
    expect(() => decode(json as never)).toThrow(TypeError),
  );
  it('refuses to send a function', () => expect(() => encode({ run: () => 1 })).toThrow(TypeError));
});
