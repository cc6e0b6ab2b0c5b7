import type { QueryClient } from '@tanstack/react-query';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';

/** The query key of a model's reading; what else is asked of a model has more in its key. */
export function readingKey(grant: string, path: string): readonly string[] {
  return ['model', grant, path];
}

export interface OpenReading {
  readonly grant: string;
  readonly path: string;
  readonly reading: ModelReading;
}

/** Every model that was read and is still at hand. */
export function openReadings(queries: QueryClient): readonly OpenReading[] {
  return queries
    .getQueriesData<ModelReading>({ queryKey: ['model'], predicate: ({ queryKey }) => queryKey.length === 3 })
    .flatMap(([[, grant, path], reading]) =>
      reading === undefined ? [] : [{ grant: String(grant), path: String(path), reading }],
    );
}
