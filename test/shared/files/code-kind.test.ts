import { describe, expect, it } from 'vitest';
import { codeKind, packingOf } from '../../../shared/files/code-kind.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const zip = (first: string) =>
  latin(`PK\u0003\u0004${'\0'.repeat(22)}${String.fromCharCode(first.length)}\0\0\0${first}`);

describe('what loading a file runs, by its bytes', () => {
  it.each([
    ['model.bin', '\x80\x04\x95\x0b', 'pickle'],
    ['notes.txt', '\x80\x05\x95\x0b\0', 'pickle'],
    ['python_model.pkl', '\x80\x05\x95\x8c\x17cloudpickle.cloudpickle', 'cloudpickle'],
    ['model.pkl', '\x80\x03cjoblib.numpy_pickle\nNumpyArrayWrapper\n', 'joblib'],
    ['old.dat', 'ccopy_reg\n_reconstructor\np0\n(c', 'pickle'],
    ['old.dat', "(dp0\nS'a'\n", 'pickle'],
    ['old.dat', ']q\x00(K\x01e.', 'pickle'],
    ['array.npy', "\x93NUMPY\x01\0v\0{'descr': '|O', 'fortran_order': False, }", 'npy-objects'],
    ['array.npy', "\x93NUMPY\x01\0v\0{'descr': '<f8', 'fortran_order': False, }", null],
    ['loader.py', 'import os\n', 'python'],
    ['run', '#!/usr/bin/env python3\n', 'python'],
    ['lib.so', '\x7fELF\x02', 'native'],
    ['model.pkl', 'hello', 'named-pickle'],
    ['model.pkl', '', null],
    ['conda.yaml', 'channels: [conda-forge]', null],
    ['input_example.json', '[[1, 2]]', null],
    ['a.txt', '(see chapter 1)', null],
    ['a.csv', 'city,age\n', null],
    ['a.txt', 'close\nopen\n', null],
    ['model.onnx', '\x08\x07\x12\x07pytorch', null],
  ])('%s %j: %s', (name, text, kind) => expect(codeKind(name, latin(text))).toBe(kind));

  it.each([
    ['archive/data.pkl', 'torch'],
    ['model/version', 'torch'],
    ['config.json', null],
    ['a/b.txt', null],
  ])('a zip whose first entry is %s: %s', (first, kind) => expect(codeKind('model.bin', zip(first))).toBe(kind));

  it.each([
    [[0x78, 0x9c, 1], 'zlib'],
    [[0x1f, 0x8b, 8], 'gzip'],
    [[0x42, 0x5a, 0x68], 'bz2'],
    [[0x80, 4, 0x95], null],
    [[0x7b, 0x22, 0x61], null],
  ])('%j is packed by %s', (bytes, packing) => expect(packingOf(Uint8Array.from(bytes))).toBe(packing));
});
