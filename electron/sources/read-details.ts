import type { ModelDetails } from '../../shared/contract/model-details.ts';
import { decode } from '../../shared/mlmodel/decode.ts';
import { maskedNode } from '../../shared/mlmodel/masked.ts';
import { readYaml } from '../../shared/mlmodel/yaml-reader.ts';
import type { Source } from './source.ts';

/** Written after MLflow has added up the size of the model (mlflow/sklearn `save_model`; others alike). */
const LATE = [
  'MLmodel',
  'conda.yaml',
  'python_env.yaml',
  'requirements.txt',
  'constraints.txt',
  'registered_model_meta',
];
/** The longest registered_model_meta that is read, in bytes; real ones have some fifty. */
const META_LIMIT = 64 * 1024;

/** What the files around MLmodel add to its details. */
export async function readDetails(source: Source, folder: string): Promise<ModelDetails> {
  // Also says that the folder is inside, and a model.
  const inside = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  if ((await source.stat(inside('MLmodel'))) === null || source.kind === 'file')
    return { registered: null, late: null };
  let late = 0;
  for (const name of LATE) {
    const entry = await source.stat(inside(name));
    if (entry?.type === 'file') late += entry.size;
  }
  return { registered: await readRegistered(source, inside('registered_model_meta')), late };
}

async function readRegistered(source: Source, path: string): Promise<ModelDetails['registered']> {
  const entry = await source.stat(path);
  if (entry === null) return null;
  const unreadable = { state: 'unreadable', node: null } as const;
  if (entry.type !== 'file' || entry.size > META_LIMIT) return unreadable;
  try {
    const { root } = readYaml(decode(await source.read(path, META_LIMIT)).text ?? '');
    return root?.kind === 'map' ? { state: 'read', node: maskedNode(root) } : unreadable;
  } catch {
    return unreadable;
  }
}
