import { describe, expect, it } from 'vitest';
import { canonicalParam, canonicalSpec, paramRepr, specRepr } from '../../../shared/signature/canonical.ts';
import { parseParams } from '../../../shared/signature/parse-params.ts';
import { parseSchema } from '../../../shared/signature/parse-schema.ts';
import { toJson } from '../../../shared/python/dumps.ts';

const column = (rest: string) => `[{"name": "a", ${rest}}]`;

// What MLflow 3.17.2 writes again, or the code of our refusal where it raises.
const SCHEMAS: readonly (readonly [string, string])[] = [
  [column('"type": "long"'), `[{"type": "long", "name": "a", "required": true}]`],
  [column('"type": "long", "required": false'), `[{"type": "long", "name": "a", "required": false}]`],
  [column('"type": "any"'), `[{"type": "any", "name": "a", "required": null}]`],
  [column('"type": "sparkml_vector"'), `[{"type": "sparkml_vector", "name": "a", "required": null}]`],
  [
    column('"type": "object", "properties": {"z": {"type": "long"}, "b": {"type": "string", "required": false}}'),
    `[{"type": "object", "properties": {"b": {"type": "string", "required": false}, "z": {"type": "long", "required": true}}, "name": "a", "required": null}]`,
  ],
  [
    column('"type": "map", "values": {"type": "sparkml_vector"}'),
    `[{"type": "sparkml_vector", "name": "a", "required": null}]`,
  ],
  [
    `[{"type": "tensor", "tensor-spec": {"dtype": "<f4", "shape": [-1, 3]}}]`,
    `[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 3]}}]`,
  ],
  [
    `[{"type": "long"}, {"type": "double"}]`,
    `[{"type": "long", "required": true}, {"type": "double", "required": true}]`,
  ],
  [column('"type": "long", "optional": true'), 'signature-optional-key'],
  [column('"type": "long", "unit": "mg"'), 'signature-extra-key'],
  [column('"type": "Double"'), 'signature-unknown-type'],
  [column('"type": "array", "items": "string"'), 'signature-missing-inner'],
  [column('"type": "object", "properties": {}'), 'signature-missing-properties'],
  [column('"type": "object", "properties": {"v": {"type": "sparkml_vector"}}'), 'signature-vector-in-object'],
  [`[{"type": "tensor", "tensor-spec": {"dtype": "<U10", "shape": [-1]}}]`, 'signature-tensor-dtype'],
  [`[{"type": "long", "name": "a"}, {"type": "long"}]`, 'signature-some-unnamed'],
  [
    `[{"type": "long", "name": "a"}, {"type": "tensor", "name": "b", "tensor-spec": {"dtype": "int8", "shape": [1]}}]`,
    'signature-columns-and-tensors',
  ],
  [`[{"type": "long", "required": false}]`, 'signature-unnamed-optional'],
  ['[]', 'signature-empty-part'],
  ['null', 'signature-not-a-list'],
  ['', 'signature-not-json'],
];

const param = (type: string, value: string, shape = 'null') =>
  `[{"name": "p", "type": "${type}", "default": ${value}, "shape": ${shape}}]`;
const PARAMS: readonly (readonly [string, string])[] = [
  [param('double', '1'), `[{"name": "p", "default": 1.0, "shape": null, "type": "double"}]`],
  [param('long', '9007199254740993'), `[{"name": "p", "default": 9007199254740993, "shape": null, "type": "long"}]`],
  [param('datetime', '"2024-01-31"'), `[{"name": "p", "default": "2024-01-31", "shape": null, "type": "datetime"}]`],
  [
    param('datetime', '"2024-01-31T10:20:30+02:00"'),
    `[{"name": "p", "default": "2024-01-31T08:20:30", "shape": null, "type": "datetime"}]`,
  ],
  [param('string', '["a"]', '[-1]'), `[{"name": "p", "default": ["a"], "shape": [-1], "type": "string"}]`],
  [`[{"name": "p", "dtype": "long", "default": 1}]`, `[{"name": "p", "default": 1, "shape": null, "type": "long"}]`],
  ['[]', '[]'],
  [param('long', 'true'), 'param-default'],
  [param('datetime', '"2024-02-30"'), 'param-default'],
  [param('long', '[1]', '[2]'), 'param-shape'],
  [param('long', '1', '[-1]'), 'param-default-not-a-list'],
  [param('binary', '"a"'), 'param-binary'],
  [param('any', '1'), 'param-type'],
  [`[{"name": "p", "type": "long"}]`, 'param-missing-key'],
];

describe('parseSchema', () => {
  it.each(SCHEMAS)('%s -> %s', (text, expected) => {
    const part = parseSchema(text);
    const [problem] = part.problems.filter((each) => each.severity === 'error');
    expect(part.valid ? toJson(part.specs.map(canonicalSpec)) : problem?.code).toBe(expected);
  });

  it('reads any depth that Python can, and names the place beyond it', () => {
    const deep = (levels: number) =>
      `[{"name": "a", ${'"type": "array", "items": {'.repeat(levels)}"type": "long"${'}'.repeat(levels)}}]`;
    expect(parseSchema(deep(300)).valid).toBe(true);
    expect(parseSchema(deep(2000))).toMatchObject({ valid: false });
  });

  it('prints as MLflow does', () => {
    const { specs } = parseSchema(column('"type": "map", "values": {"type": "double"}'));
    expect(specs.map(specRepr)).toEqual(["'a': Map(str -> DataType.double) (optional)"]);
    expect(parseParams(param('string', '["\\n"]', '[-1]')).specs.map(paramRepr)).toEqual([
      "'p': string (default: ['\\n']) (shape: (-1,))",
    ]);
  });
});

describe('parseParams', () => {
  it.each(PARAMS)('%s -> %s', (text, expected) => {
    const part = parseParams(text);
    expect(part.valid ? toJson(part.specs.map(canonicalParam)) : part.problems[0]?.code).toBe(expected);
  });
});
