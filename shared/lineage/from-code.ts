import type { Draft } from './draft.ts';
import type { Speaker } from './graph.ts';
import { commitNode, notebookNode } from './ids.ts';

type Tags = ReadonlyMap<string, string>;

/*
 * The code behind a run, from its tags: MLflow's own (mlflow/utils/mlflow_tags.py), those of Databricks, and those that Azure ML writes of
 * git beside MLflow's.
 */
const COMMITS: readonly {
  readonly by: Speaker;
  readonly commit: string;
  readonly repository: string;
  readonly branch: string;
}[] = [
  {
    by: 'store',
    commit: 'mlflow.source.git.commit',
    repository: 'mlflow.source.git.repoURL',
    branch: 'mlflow.source.git.branch',
  },
  {
    by: 'databricks',
    commit: 'mlflow.databricks.gitRepoCommit',
    repository: 'mlflow.databricks.gitRepoUrl',
    branch: 'mlflow.databricks.gitRepoReference',
  },
  {
    by: 'azure',
    commit: 'azureml.git.commit',
    repository: 'azureml.git.repository_uri',
    branch: 'azureml.git.branch',
  },
];

/** What tags tell of the commit and the notebook that ran. `target`: the run, or a logged model without one. */
export function fromCode(draft: Draft, tags: Tags, target: string, place: string): void {
  for (const { by, commit, repository, branch } of COMMITS) {
    const hash = tags.get(commit);
    if (hash === undefined || hash === '') continue;
    const id = namedCommit(draft, {
      commit: hash,
      repository: tags.get(repository) ?? null,
      branch: tags.get(branch) ?? null,
      dirty: tags.get('mlflow.source.git.dirty') ?? null,
      path: tags.get('mlflow.source.name') ?? null,
    });
    const edge = draft.edge(id, target, 'ran', by, `tags/${commit}`);
    draft.answers(`commit of ${target}`, hash, edge);
  }
  fromNotebook(draft, tags, target, place);
}

interface Commit {
  readonly commit: string;
  readonly repository: string | null;
  readonly branch: string | null;
  readonly dirty?: string | null;
  readonly path?: string | null;
}

export function namedCommit(draft: Draft, { commit, ...facts }: Commit): string {
  return draft.named(commitNode(commit), 'commit', () => ({ name: commit.slice(0, 12), facts: { commit, ...facts } }));
}

function fromNotebook(draft: Draft, tags: Tags, target: string, place: string): void {
  const id = tags.get('mlflow.databricks.notebookID');
  const path = tags.get('mlflow.databricks.notebookPath');
  const host = tags.get('mlflow.databricks.workspaceURL') ?? tags.get('mlflow.databricks.webappURL') ?? null;
  const ran = id ?? path;
  if (ran !== undefined && ran !== '') {
    const notebook = draft.named(notebookNode(host ?? place, ran), 'notebook', () => ({
      name: path ?? ran,
      where: host,
      facts: { id: id ?? null, path: path ?? null, host, job: tags.get('mlflow.databricks.jobID') ?? null },
    }));
    const where = `tags/mlflow.databricks.${id === undefined ? 'notebookPath' : 'notebookID'}`;
    draft.edge(notebook, target, 'ran', 'databricks', where);
    return;
  }
  const name = tags.get('mlflow.source.name');
  if (tags.get('mlflow.source.type') !== 'NOTEBOOK' || name === undefined || name === '') return;
  const notebook = draft.named(notebookNode(place, name), 'notebook', () => ({ name, facts: { path: name } }));
  draft.edge(notebook, target, 'ran', 'store', 'tags/mlflow.source.name');
}
