import type { ParamTools } from '../signature/enforce/param-value.ts';
import { parseParamsWith } from '../signature/parse-params-with.ts';
import { assembleDocument } from './assemble-document.ts';
import { decode } from './decode.ts';
import { MLMODEL_LIMIT, type ModelDocument } from './model-document.ts';
import { readRegularYaml } from './regular-yaml.ts';

/** A param of a rare type. */
class NeedsTools extends Error {}
const needed = () => {
  throw new NeedsTools();
};
const NO_TOOLS: ParamTools = { fitsObject: needed, datetime: needed };

/**
 * An MLmodel in MLflow's own style, read the quick way: without the YAML library and what enforces values. null for any
 * other, and for params that are objects or dates, which
 * `readModelDocument` reads. Where both answer, they answer the same.
 */
export function readRegularDocument(bytes: Uint8Array, size = bytes.length): ModelDocument | null {
  if (size > MLMODEL_LIMIT) return null;
  const { info, text, refused } = decode(bytes);
  const root = text === null || refused !== null || info.bom ? null : readRegularYaml(text);
  if (root?.kind !== 'map') return null;
  try {
    const yaml = { root, stop: null, loads: true, problems: [] };
    return assembleDocument({ ...info, size }, yaml, root, [], (source) => parseParamsWith(NO_TOOLS, source));
  } catch (error) {
    if (error instanceof NeedsTools) return null;
    throw error;
  }
}
