import { quotedText } from './quote.ts';

/** Azure ML's three kinds of model, as its YAML spells them. */
export type AzureType = 'mlflow_model' | 'custom_model' | 'triton_model';

export interface AzureModel {
  readonly name: string;
  readonly type: AzureType;
  /** From the YAML file. */
  readonly path: string;
  readonly description: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** Of flavors: what Azure shows of them. */
  readonly flavors?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const SCHEMA = 'https://azuremlschemas.azureedge.net/latest/model.schema.json';

/** Azure's rule for names: letters, digits, `-` and `_`, beginning with a letter or digit, 255 at most. */
export function azureName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 255);
  return plain === '' ? 'model' : plain;
}

/** Keys that Azure takes through MLflow too: no `:` nor `/`. */
export function azureTagKey(key: string): string {
  return key.replace(/[^\w.-]+/g, '_').slice(0, 256);
}

/** The file that `az ml model create --file` reads. Every text is quoted, so YAML takes none for a number or a date. */
export function azureModelYaml({ name, type, path, description, tags, flavors = {} }: AzureModel): string {
  const lines = [`$schema: ${SCHEMA}`, `name: ${name}`, `type: ${type}`, `path: ${quotedText(path)}`];
  if (description !== null && description !== '') lines.push(`description: ${quotedText(description)}`);
  lines.push(...mapOf('tags', tags));
  const known = Object.entries(flavors);
  if (known.length > 0) {
    lines.push('flavors:');
    for (const [flavor, values] of known) lines.push(...mapOf(quotedText(flavor), values).map((line) => `  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

function mapOf(key: string, values: Readonly<Record<string, string>>): string[] {
  const all = Object.entries(values);
  if (all.length === 0) return [];
  return [`${key}:`, ...all.map(([each, value]) => `  ${quotedText(each)}: ${quotedText(value)}`)];
}
