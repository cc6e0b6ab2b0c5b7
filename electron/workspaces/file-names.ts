import type { NamedModel, StoreNames } from '../stores/artifact-location.ts';
import { modelStatus } from '../stores/store.ts';
import type { StoreFiles } from '../stores/store-files.ts';
import { below, lastPart } from '../stores/store-tree.ts';

const ID = /^[a-zA-Z0-9][\w-]{0,255}$/;
const TRASH = '.trash';

/** The runs and logged models of a file store, each looked up where it is asked for. */
export function fileNames(files: StoreFiles, version: StoreNames['version']): StoreNames {
  /** Folders of experiments, those of deleted ones last. */
  const experiments = () => [
    ...files.folders('').filter((name) => name !== TRASH && name !== 'models'),
    ...files.folders(TRASH).map((name) => below(TRASH, name)),
  ];
  const around = (inside: string) => experiments().find((each) => files.tree.isFolder(below(each, inside)));
  return {
    run(id) {
      const experiment = ID.test(id) ? around(id) : undefined;
      const meta = experiment === undefined ? null : files.meta(below(experiment, id));
      if (meta === null) return null;
      const lifecycle = meta.text('lifecycle_stage') === 'deleted' ? 'deleted' : 'active';
      return { artifactUri: meta.text('artifact_uri'), lifecycle };
    },
    logged(id) {
      const experiment = ID.test(id) ? around(`models/${id}`) : undefined;
      return experiment === undefined ? null : modelIn(files, `${experiment}/models/${id}`);
    },
    loggedBy(run, name) {
      const experiment = ID.test(run) ? around(run) : undefined;
      if (experiment === undefined || name === '') return [];
      const models = files.folders(below(experiment, 'models'));
      return models
        .flatMap((id) => modelIn(files, `${experiment}/models/${id}`) ?? [])
        .filter((each) => each.run === run && each.name === name);
    },
    version,
  };
}

function modelIn(files: StoreFiles, folder: string): NamedModel | null {
  const meta = files.meta(folder);
  if (meta === null) return null;
  return {
    id: lastPart(folder),
    name: meta.text('name'),
    run: meta.text('source_run_id'),
    status: modelStatus(meta.text('status')),
    lifecycle: meta.text('lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
    artifactLocation: meta.text('artifact_location'),
    created: meta.int('creation_timestamp'),
  };
}
