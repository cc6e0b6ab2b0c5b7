import type { Int64 } from '../contract/int64.ts';
import { isSecretKey, maskSecrets } from '../files/mask-secrets.ts';
import { floatRepr } from '../python/dumps.ts';
import { KNEW_LIMITS, type Knew, type Pair } from './knew.ts';

type Texts = ReadonlyMap<string, string>;

/** What of a run a summary is made of. */
export interface SummarizedRun {
  readonly id: string;
  readonly name: string | null;
  readonly user: string | null;
  readonly started: Int64 | null;
  readonly status: string;
  readonly params: Texts;
  readonly metrics: readonly { readonly key: string; readonly value: number }[];
  readonly tags: Texts;
  readonly datasets: readonly {
    readonly name: string;
    readonly digest: string;
    readonly source: string | null;
    readonly tags: Texts;
  }[];
}

/** What a run knew, cut and without credentials; the same for the same run. */
export function summarizeRun(run: SummarizedRun, experiment: string | null): Knew {
  const { params, metrics, datasets, tags } = run;
  const commit = tags.get('mlflow.source.git.commit');
  const many = (pairs: readonly (readonly [string, string])[], limit: number): Pair[] =>
    [...pairs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([key, value]) => ({ key: cut(key), value: isSecretKey(key) ? '***' : cut(value) }));
  const more = (all: number, limit: number) => Math.max(0, all - limit);
  return {
    run: { id: run.id, name: cutOrNull(run.name), user: cutOrNull(run.user) },
    experiment: cutOrNull(experiment),
    started: isoTime(run.started),
    status: run.status,
    params: many([...params], KNEW_LIMITS.params),
    metrics: many(
      metrics.map(({ key, value }) => [key, floatRepr(value)]),
      KNEW_LIMITS.metrics,
    ),
    datasets: datasets.slice(0, KNEW_LIMITS.datasets).map(({ name, digest, source, tags: own }) => ({
      name: cut(name),
      digest: cut(digest),
      source: cutOrNull(source),
      context: cutOrNull(own.get('mlflow.data.context') ?? null),
    })),
    commit:
      commit === undefined || commit === ''
        ? null
        : {
            commit: cut(commit),
            repository: cutOrNull(tags.get('mlflow.source.git.repoURL') ?? null),
            branch: cutOrNull(tags.get('mlflow.source.git.branch') ?? null),
          },
    more: {
      params: more(params.size, KNEW_LIMITS.params),
      metrics: more(metrics.length, KNEW_LIMITS.metrics),
      datasets: more(datasets.length, KNEW_LIMITS.datasets),
    },
  };
}

function cutOrNull(text: string | null): string | null {
  return text === null ? null : cut(text);
}

function cut(text: string): string {
  const masked = maskSecrets(text);
  return masked.length <= KNEW_LIMITS.text ? masked : `${masked.slice(0, KNEW_LIMITS.text - 1)}…`;
}

function isoTime(milliseconds: Int64 | null): string | null {
  const date = new Date(Number(milliseconds ?? NaN));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
