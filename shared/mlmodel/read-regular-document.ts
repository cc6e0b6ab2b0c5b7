import { assembleDocument } from './assemble-document.ts';
import { decode } from './decode.ts';
import { MLMODEL_LIMIT, type ModelDocument } from './model-document.ts';
import { readRegularYaml } from './regular-yaml.ts';

/**
 * An MLmodel in MLflow's own style, read the quick way and without the YAML library; null for any other, which
 * `readModelDocument` reads. Where both answer, they answer the same.
 */
export function readRegularDocument(bytes: Uint8Array, size = bytes.length): ModelDocument | null {
  if (size > MLMODEL_LIMIT) return null;
  const { info, text, refused } = decode(bytes);
  const root = text === null || refused !== null || info.bom ? null : readRegularYaml(text);
  if (root?.kind !== 'map') return null;
  return assembleDocument({ ...info, size }, { root, stop: null, loads: true, problems: [] }, root, []);
}
