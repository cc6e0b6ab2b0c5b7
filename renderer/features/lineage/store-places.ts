import type { Openable } from '../../../shared/lineage/graph.ts';
import type { StoreView } from '../stores/store-view.ts';

/** The page of a store that tells of a thing; null for what has none there. */
export function placeInStore({ owner, path }: Openable): Partial<StoreView> | null {
  if (owner.kind === 'run' && path === '')
    return {
      section: 'experiments',
      level: 'run',
      run: owner.id,
      experiments: null,
      runView: 'summary',
      metric: null,
      lineage: null,
    };
  if (owner.kind === 'dataset') {
    const { name, digest } = owner;
    return { section: 'experiments', level: 'dataset', dataset: { name, digest }, run: null, lineage: null };
  }
  if (owner.kind === 'version')
    return {
      section: 'registered',
      model: { workspace: owner.workspace, name: owner.name },
      markedVersions: [],
      version: owner.version,
      lineage: null,
    };
  return null;
}
