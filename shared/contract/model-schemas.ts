import * as z from 'zod';
import type { DataType, PartReading, SignatureReading } from '../signature/types.ts';
import { SCALAR_TYPES, type ParamSpec, type Spec } from '../signature/types.ts';
import type { YamlNode } from '../mlmodel/yaml-node.ts';
import type { PyValue } from '../python/value.ts';
import type { ModelReading } from './model-reading.ts';

const pyDate = z.object({ type: z.enum(['date', 'datetime']), text: z.string() });

export const pyValue: z.ZodType<PyValue> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.bigint(),
    z.number(),
    z.nan(),
    z.literal(Infinity),
    z.literal(-Infinity),
    z.string(),
    z.instanceof(Uint8Array),
    pyDate,
    z.array(pyValue),
    z.map(pyValue, pyValue),
  ]),
);

export const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  line: z.number().exactOptional(),
  column: z.number().exactOptional(),
});

const place = { line: z.number(), column: z.number() };
const yamlScalar = z.object({ kind: z.literal('scalar'), source: z.string(), value: pyValue, ...place });
export const yamlNode: z.ZodType<YamlNode> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    yamlScalar,
    z.object({ kind: z.literal('map'), entries: z.array(z.object({ key: yamlScalar, value: yamlNode })), ...place }),
    z.object({ kind: z.literal('list'), items: z.array(yamlNode), ...place }),
  ]),
);

export const dataType: z.ZodType<DataType> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('scalar'), name: z.enum(SCALAR_TYPES) }),
    z.object({ kind: z.literal('array'), items: dataType }),
    z.object({
      kind: z.literal('object'),
      properties: z.array(z.object({ name: z.string(), type: dataType, required: z.boolean() })),
    }),
    z.object({ kind: z.literal('map'), values: dataType }),
    z.object({ kind: z.literal('any') }),
    z.object({ kind: z.literal('sparkml_vector') }),
    z.object({ kind: z.literal('unknown'), source: z.string() }),
  ]),
);

export const spec: z.ZodType<Spec> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('column'),
    name: z.union([z.string(), z.bigint(), z.number(), z.null()]),
    type: dataType,
    required: z.boolean().nullable(),
  }),
  z.object({
    kind: z.literal('tensor'),
    name: z.string().nullable(),
    dtype: z.string(),
    shape: z.array(pyValue),
  }),
]);
const paramSpec: z.ZodType<ParamSpec> = z.object({
  name: z.string(),
  type: dataType,
  default: pyValue,
  shape: z.array(pyValue).nullable(),
});

const part = <S>(specs: z.ZodType<S>) =>
  z.object({
    source: z.string(),
    line: z.number().exactOptional(),
    valid: z.boolean(),
    problems: z.array(problem),
    specs: z.array(specs),
  }) as unknown as z.ZodType<PartReading<S>>;

const signature = z.object({
  valid: z.boolean(),
  problems: z.array(problem),
  inputs: part(spec).nullable(),
  outputs: part(spec).nullable(),
  params: part(paramSpec).nullable(),
}) as z.ZodType<SignatureReading>;

const reference = z.object({
  key: z.string(),
  role: z.enum(['model', 'environment', 'code', 'artifact', 'example', 'config', 'extra']),
  path: z.string(),
  line: z.number(),
});

const flavor = z.object({
  name: z.string(),
  line: z.number(),
  known: z.boolean(),
  family: z.enum(['generic', 'tabular', 'deep-learning', 'genai', 'big-data', 'unknown']),
  monogram: z.string(),
  removedIn: z.string().nullable(),
  abilities: z.array(z.string()),
  library: z.object({ name: z.string(), version: z.string().nullable() }).nullable(),
  references: z.array(reference),
  config: yamlNode.nullable(),
});

const documentText = z.object({
  shown: z.string(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'latin-1', 'binary']),
  bom: z.boolean(),
  lineEnding: z.enum(['lf', 'crlf', 'cr', 'mixed', 'none']),
  size: z.number(),
  cut: z.boolean(),
  masked: z.boolean(),
});

const modelDocument = z.object({
  text: documentText,
  state: z.enum(['whole', 'partial', 'unreadable']),
  loadable: z.boolean(),
  problems: z.array(problem),
  fields: z.array(z.object({ key: z.string(), line: z.number(), known: z.boolean(), node: yamlNode })),
  flavors: z.array(flavor),
  signature: signature.nullable(),
});

const largest = z.object({ path: z.string(), size: z.number() }).nullable();

/** A whole `ModelReading`, as `model.read` answers it. */
export const modelReading = z.object({
  path: z.string(),
  name: z.string(),
  document: modelDocument,
  references: z.array(
    reference.extend({ state: z.enum(['present', 'missing', 'outside', 'link', 'not-checked']), size: z.number() }),
  ),
  files: z.object({ count: z.number(), size: z.number(), largest, complete: z.boolean() }),
  problems: z.array(problem),
}) as unknown as z.ZodType<ModelReading>;
