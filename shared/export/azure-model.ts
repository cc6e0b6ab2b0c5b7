import { PROVENANCE } from './provenance.ts';
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

/** What a bundle adds to the tags, behind `model_porter_`. */
export const BUNDLE_TAGS = ['source', 'source_version', 'digest', 'type'] as const;
const KEY_LENGTH = 256;

/** How each tag is called in Azure, which takes neither `:` nor `/` through MLflow. Where two would be called alike, one gets a number. */
export function azureTagKeys(tags: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const plain = (key: string) => key.replace(/[^\w.-]+/g, '_').slice(0, KEY_LENGTH);
  const keys = Object.keys(tags);
  const taken = new Set([
    ...BUNDLE_TAGS.map((each) => `${PROVENANCE}${each}`),
    ...keys.filter((key) => plain(key) === key),
  ]);
  return new Map(
    keys.map((key) => {
      let called = plain(key);
      for (let number = 2; called !== key && taken.has(called); number += 1)
        called = `${plain(key).slice(0, KEY_LENGTH - `_${number}`.length)}_${number}`;
      taken.add(called);
      return [key, called];
    }),
  );
}

/** The tags under the names that Azure takes. */
export function azureTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  const keys = azureTagKeys(tags);
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [keys.get(key) ?? key, value]));
}

/** The file that `az ml model create --file` reads. Every text is quoted, so YAML takes none for a number or a date. */
export function azureModelYaml({ name, type, path, description, tags, flavors = {} }: AzureModel): string {
  const lines = [`$schema: ${SCHEMA}`, `name: ${quotedText(name)}`, `type: ${type}`, `path: ${quotedText(path)}`];
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
