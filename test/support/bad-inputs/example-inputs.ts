import { truncateSync } from 'node:fs';
import path from 'node:path';
import { tree, type Files } from './bad-input.ts';

/** A model with one flaw that is seen where its examples or details are shown. */
export interface ShownInput {
  readonly id: string;
  readonly name: string;
  readonly make: (place: string) => void;
  /** The view that shows it. */
  readonly view: 'Examples' | 'Details';
  /** Codes of the texts that the view, and `check --example`, must show. */
  readonly says: readonly string[];
  /** What the view shows besides. */
  readonly shows: RegExp;
}

const SPLIT = 'input_example.json';
const SERVING = 'serving_input_example.json';
const mlmodel = (more: string, signature = true) =>
  `flavors:\n  python_function: {loader_module: x}\nmlflow_version: 3.1.0\n${more}${
    signature
      ? `signature:\n  inputs: '[{"type": "long", "name": "age"}, {"type": "string", "name": "plan", "required": false}]'\n`
      : ''
  }`;
const saved = (serving: boolean) =>
  mlmodel(
    `saved_input_example_info:\n  artifact_path: ${SPLIT}\n  type: dataframe\n  pandas_orient: split\n${
      serving ? `  serving_input_path: ${SERVING}\n` : ''
    }`,
  );
const example = (text: string): Files => ({ MLmodel: saved(false), [SPLIT]: text });

type Row = readonly [
  id: string,
  name: string,
  files: Files,
  says: readonly string[],
  shows: RegExp,
  after?: (place: string) => void,
];

/** B33 to B38: what was saved as an example. */
const EXAMPLES: readonly Row[] = [
  [
    'B33',
    'an example of 500 MB',
    example(`{"columns": ["age", "plan"], "data": [\n${'[1, "a"],\n'.repeat(100_000)}`),
    ['text-too-large'],
    /\[1, "a"\]/,
    (place) => truncateSync(path.join(place, SPLIT), 500 * 1024 * 1024),
  ],
  ['B34', 'an example that is CSV', example('age,plan\n1,a\n'), ['check-not-json'], /age,plan/],
  [
    'B35',
    'NaN and Infinity where numbers must be whole',
    example('{"columns": ["age", "plan"], "data": [[NaN, "a"], [-Infinity, "b"]]}'),
    ['check-cast'],
    /-Infinity/,
  ],
  ['B36', 'a depth of 1,000,000', example('['.repeat(1e6) + ']'.repeat(1e6)), ['check-not-json'], /\[{50}/],
  [
    'B37',
    'a table that does not fit the signature',
    example('{"columns": ["year", "other"], "data": [[1, "a"], [2, "b"]]}'),
    ['check-missing-column'],
    /other/,
  ],
  [
    'B37',
    'a table with more cells than columns',
    example('{"columns": ["age"], "data": [[1, "a", 3]]}'),
    ['check-no-table'],
    /age/,
  ],
  [
    'B38',
    'a serving example cut off in the middle',
    {
      MLmodel: saved(true),
      [SPLIT]: '{"columns": ["age"], "data": [[1]]}',
      [SERVING]: '{"dataframe_split": {"columns": ["age", "pl',
    },
    ['check-not-json'],
    /"pl/,
  ],
  [
    'B38',
    'a serving example of no bytes',
    { MLmodel: saved(true), [SPLIT]: '{}', [SERVING]: '' },
    ['check-not-json'],
    /empty/,
  ],
];

/** What may stand in a tag: markup, a link that would run, colours of a terminal, letters that turn or hide others. */
export const HOSTILE =
  '<img src=x onerror=alert(1)> [a](javascript:alert(1)) \\u001b[31mred\\u001b[0m \\u202egnp.exe \\u200bhidden\\ufeff';
const long = `"${HOSTILE}${'x'.repeat(100 * 1024)}"`;
const metadata = (entries: string) => ({ MLmodel: mlmodel(`metadata:\n${entries}`, false) });

/** B39 and B40: what was written beside a model. */
const DETAILS: readonly Row[] = [
  [
    'B39',
    'notes of 100 KB with markup, escapes and turned letters',
    metadata(
      Array.from({ length: 20 }, (_, at) => `  note${at}: ${long}\n`).join('') +
        '  "\\u202eeman\\u200b": value\n  "<b>key</b>": "<script>alert(1)</script>"\n',
    ),
    [],
    /<img src=x onerror=alert\(1\)>/,
  ],
  [
    'B40',
    '10,000 tags',
    metadata(Array.from({ length: 10_000 }, (_, at) => `  tag${at}: ${at}\n`).join('')),
    [],
    /tag42/,
  ],
];

const made =
  (view: ShownInput['view']) =>
  ([id, name, files, says, shows, after]: Row): ShownInput => ({
    id,
    name,
    view,
    says,
    shows,
    make(place) {
      tree(place, files);
      after?.(place);
    },
  });

export const SHOWN_INPUTS: readonly ShownInput[] = [...EXAMPLES.map(made('Examples')), ...DETAILS.map(made('Details'))];
