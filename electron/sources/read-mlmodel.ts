import type { ModelDocument } from '../../shared/mlmodel/model-document.ts';
import { readRegularDocument } from '../../shared/mlmodel/read-regular-document.ts';

/** What an MLmodel's bytes say. The YAML library is loaded for the first file that is not in MLflow's own style. */
export async function readMlmodel(bytes: Uint8Array, size = bytes.length): Promise<ModelDocument> {
  const regular = readRegularDocument(bytes, size);
  if (regular !== null) return regular;
  const { readModelDocument } = await import('../../shared/mlmodel/read-model-document.ts');
  return readModelDocument(bytes, size);
}
