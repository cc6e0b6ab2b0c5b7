import { below, lastPart, type StoreTree, type TreeEntry } from './store-tree.ts';

/** Where in a tree a store is: the folder of the experiments, or the database. */
export type FoundStore =
  { readonly kind: 'files'; readonly folder: string } | { readonly kind: 'sqlite'; readonly file: string };

/** Names under which MLflow and its users keep a database (mlflow/tracking/_tracking_service/utils.py). */
export const DATABASES = ['mlflow.db', 'mlruns.db'];
/** The most folders that are looked into, and the most runs of one of them. */
const LOOKED_AT = 1000;
const WITHOUT_META = 100;
const RUNS = 20;

/** The store in a folder: the folder itself, a database in it, its `mlruns`; or in the only folder that it holds. */
export async function findStore(tree: StoreTree): Promise<FoundStore | null> {
  const found = await storeAt(tree, '');
  if (found !== null) return found;
  const [only, ...more] = inside(tree, '').filter(({ name }) => counts(name));
  return more.length === 0 && only?.type === 'folder' && only.name !== 'mlruns' ? storeAt(tree, only.name) : null;
}

/** What systems leave in a folder does not. */
export function counts(name: string): boolean {
  return !name.startsWith('.') && name !== '__MACOSX';
}

async function storeAt(tree: StoreTree, folder: string): Promise<FoundStore | null> {
  if (await isFileStore(tree, folder)) return { kind: 'files', folder };
  const names = new Set(inside(tree, folder).flatMap(({ name, type }) => (type === 'file' ? [name] : [])));
  const database = DATABASES.find((name) => names.has(name));
  if (database !== undefined) return { kind: 'sqlite', file: below(folder, database) };
  const runs = below(folder, 'mlruns');
  return tree.isFolder(runs) && (await isFileStore(tree, runs)) ? { kind: 'files', folder: runs } : null;
}

/**
 * A folder of experiments, or of a registry. Other programs have a meta.yaml too (conda's recipes, and what lies further down in a
 * store), so its keys count.
 */
async function isFileStore(tree: StoreTree, folder: string): Promise<boolean> {
  const folders = (place: string) =>
    inside(tree, place).flatMap(({ name, type }) => (type === 'folder' ? [below(place, name)] : []));
  const kinds = async (places: readonly string[]) => {
    const files = places.map((place) => below(place, 'meta.yaml'));
    await tree.fetch?.(files);
    return files.map((file) => kindOf(tree, file));
  };
  const own = folders(folder).filter((place) => !['models', 'mlruns', '.trash'].includes(lastPart(place)));
  const experiments = [...own, ...folders(below(folder, '.trash'))].slice(0, LOOKED_AT);
  const told = await kinds(experiments);
  if (told.includes('experiment')) return true;
  // An experiment's number, where nothing can be read any more.
  if (experiments.some((place, at) => told[at] === 'torn' && /^\d+$/.test(lastPart(place)))) return true;
  const registered = await kinds(folders(below(folder, 'models')).slice(0, LOOKED_AT));
  if (registered.includes('registered')) return true;
  // An experiment whose meta.yaml is gone still has runs.
  for (const place of own.slice(0, WITHOUT_META)) {
    const runs = folders(place).slice(0, RUNS);
    await kinds(runs);
    if (runs.some((run) => experimentOf(tree, run) === lastPart(place))) return true;
  }
  return false;
}

type Kind = 'experiment' | 'run' | 'registered' | 'torn' | 'other' | 'none';

function kindOf(tree: StoreTree, file: string): Kind {
  const bytes = tree.read(file);
  if ('failed' in bytes) return bytes.failed === 'missing' ? 'none' : 'torn';
  const text = bytes.toString('utf8');
  if (/^run_(?:id|uuid):/m.test(text)) return 'run';
  if (/^(?:model_id|destination_id):/m.test(text)) return 'other';
  if (/^experiment_id:/m.test(text)) return 'experiment';
  if (/^(?:creation|last_updated)_timestamp:/m.test(text)) return 'registered';
  return /^\w+:/m.test(text) ? 'other' : 'torn';
}

/** The experiment that a run says it is of. */
function experimentOf(tree: StoreTree, run: string): string | null {
  const bytes = tree.read(below(run, 'meta.yaml'));
  if ('failed' in bytes) return null;
  const text = bytes.toString('utf8');
  return /^run_(?:id|uuid):/m.test(text) ? (/^experiment_id: *['"]?([^'"\n]+)/m.exec(text)?.[1] ?? null) : null;
}

function inside(tree: StoreTree, folder: string): readonly TreeEntry[] {
  const entries = tree.entries(folder);
  return 'failed' in entries ? [] : entries;
}
