import { describe, expect, it } from 'vitest';
import { insidePath, nameProblem } from '../../../shared/safety/path-rules.ts';
import { visible } from '../../../shared/safety/visible.ts';

describe('insidePath', () => {
  it.each([
    ['model.pkl', 'model.pkl'],
    ['./data//model', 'data/model'],
    ['a/../b', 'b'],
    ['../../x', null],
    ['a/../../x', null],
    ['/etc/passwd', null],
    ['C:\\Users\\x', null],
    ['\\\\server\\share', null],
    ['data\\..\\..\\x', null],
    ['file:///etc/passwd', null],
    ['..%2f..%2fx', null],
    ['%252e%252e/x', null],
    ['a\0b', null],
    ['', null],
  ])('%j -> %j', (reference, inside) => expect(insidePath(reference)).toBe(inside));
});

describe('nameProblem', () => {
  it.each([
    ['a/b.txt', null],
    ['año/é.bin', null],
    ['folder/', null],
    ['', 'empty'],
    ['a\0b', 'nul'],
    ['/a', 'absolute'],
    ['C:/a', 'absolute'],
    ['a\\b', 'backslash'],
    ['a/../b', 'dotdot'],
    ['a//b', 'not-canonical'],
    ['./a', 'not-canonical'],
    ['a/.', 'not-canonical'],
    ['a.', 'trailing-dot'],
    ['a /b', 'trailing-dot'],
    ['con', 'device'],
    ['x/NUL.txt', 'device'],
    ['com1', 'device'],
    ['name:stream', 'character'],
    [`${'d/'.repeat(40)}f`, 'depth'],
    ['x'.repeat(300), 'length'],
  ])('%j -> %j', (name, problem) => expect(nameProblem(name)).toBe(problem));
});

describe('visible', () => {
  it.each([
    ['plain ñ 😀', 'plain ñ 😀'],
    ['a\u202eb', 'a\\u202eb'],
    ['a\nb\tc', 'a\\nb\\tc'],
    ['\u001b[31m', '\\u001b[31m'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['\ud800', '\\ud800'],
  ])('%j', (text, shown) => expect(visible(text)).toBe(shown));
});
