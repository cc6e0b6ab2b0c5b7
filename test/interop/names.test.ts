import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { aliasProblem, modelNameProblem, tagProblem } from '../../shared/workspace/names.ts';
import { ROOT } from '../support/build.ts';
import { Draw } from './fuzz/draw.ts';
import { PYTHON } from './fuzz/mlflow.ts';

interface Question {
  readonly kind: 'files' | 'sqlite' | 'alias' | 'tag';
  readonly text: string;
  readonly value?: string;
}

const PIECES = [
  ...'ab1_-./: %\\@#v',
  '..',
  '//',
  'latest',
  'LATEST',
  'v1',
  'V٣',
  'é',
  '日本',
  'ª',
  '²',
  'ǅ',
  'e\u0301',
  '\u200b',
  '\u{1f600}',
  ' ',
];
/** Refused by us alone: not what any system can keep as a folder or a text, or longer than the column. */
const STRICTER: readonly ((question: Question) => boolean)[] = [
  // Python's `$` stands before a last newline too.
  ({ text }) => text.endsWith('\n'),
  ({ kind, text }) => kind === 'files' && (/[<>"|?*\\]|[. ]$/.test(text) || Buffer.byteLength(text) > 255),
  ({ kind, text }) => kind !== 'tag' && text.length > 256,
];

const accepts = ({ kind, text, value = '' }: Question) =>
  (kind === 'alias'
    ? aliasProblem(text, 'sqlite')
    : kind === 'tag'
      ? tagProblem(text, value, 'sqlite')
      : modelNameProblem(text, kind)) === null;

it('takes as names what MLflow takes', () => {
  const draw = new Draw('names', 1);
  const kinds = ['files', 'sqlite', 'alias', 'tag'] as const;
  const questions: Question[] = [
    ...draw.times(4000, () => ({
      kind: draw.pick(kinds),
      text: draw.times(draw.int(0, 4), () => draw.pick(PIECES)).join(''),
    })),
    ...kinds.flatMap((kind) => [250, 251, 255, 256, 257, 300].map((length) => ({ kind, text: 'a'.repeat(length) }))),
    ...[100_000, 100_001].map((length) => ({ kind: 'tag' as const, text: 'key', value: 'x'.repeat(length) })),
  ];
  const out = execFileSync(PYTHON, [path.join(ROOT, 'test/interop/ask_names.py')], {
    input: questions.map((question) => `${JSON.stringify(question)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const theirs = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as boolean);
  const different = questions.filter((question, at) => {
    const ours = accepts(question);
    return ours !== theirs[at] && (ours || !STRICTER.some((rule) => rule(question)));
  });
  expect(different.slice(0, 10)).toEqual([]);
  expect(theirs.filter(Boolean).length / theirs.length).toBeGreaterThan(0.2);
});
