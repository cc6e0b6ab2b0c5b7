import { describe, expect, it } from 'vitest';
import { JSON_DEPTH_LIMIT, JsonError, parseJson } from '../../../shared/python/json.ts';

// Asked of Python's json.loads.
const GOOD: readonly (readonly [string, unknown])[] = [
  ['9007199254740993', 9007199254740993n],
  ['-0', 0n],
  ['3.0', 3],
  ['1e400', Infinity],
  ['-1e400', -Infinity],
  ['NaN', NaN],
  ['-Infinity', -Infinity],
  [' \t\r\n[1, null, true] ', [1n, null, true]],
  ['{"a": 1, "a": 2}', new Map([['a', 2n]])],
  ['{"__proto__": 1}', new Map([['__proto__', 1n]])],
  ['"\\u00e9\\ud83d\\ude00\\/"', 'é😀/'],
  ['"\\ud800"', '\ud800'],
];

const BAD: readonly (readonly [string, number])[] = [
  ['', 0],
  ['[1,]', 3],
  ["['a']", 1],
  ['{"a" 1}', 5],
  ['"a\nb"', 2],
  ['01', 1],
  ['1 2', 2],
  ['"abc', 0],
  ['nul', 0],
  ['\ufeff1', 0],
  ['{"a":1,}', 7],
];

describe('parseJson', () => {
  it.each(GOOD)('reads %s as Python does', (text, value) => expect(parseJson(text)).toEqual(value));

  it.each(BAD)('refuses %j at character %i', (text, offset) => {
    expect(() => parseJson(text)).toThrow(JsonError);
    try {
      parseJson(text);
    } catch (error) {
      expect((error as JsonError).offset).toBe(offset);
    }
  });

  it('refuses what is nested too deep, without a stack overflow', () => {
    expect(() => parseJson('['.repeat(1_000_000))).toThrow(/nested/);
    expect(() => parseJson('['.repeat(JSON_DEPTH_LIMIT) + ']'.repeat(JSON_DEPTH_LIMIT))).not.toThrow();
  });
});
