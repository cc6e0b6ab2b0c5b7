import { purposesOf } from '../../shared/files/file-purpose.ts';
import { MLMODEL_LIMIT, type ModelDocument } from '../../shared/mlmodel/model-document.ts';
import { insidePath } from '../../shared/safety/path-rules.ts';
import type { SearchGap } from '../../shared/search/hits.ts';
import {
  columnsOf,
  filesOf,
  packagesOf,
  registeredValues,
  VALUES_LIMIT,
  valuesOf,
  type Findable,
} from '../../shared/search/index-of.ts';
import { joinPath } from './join-path.ts';
import { readDetails } from './read-details.ts';
import { readEnvironmentReport } from './read-environment.ts';
import { readMlmodel } from './read-mlmodel.ts';
import { referencesOf } from './read-model.ts';
import type { Source } from './source.ts';
import { walkFiles } from './walk-files.ts';

/** Everything in one model that a search can find. */
export interface SearchIndex {
  readonly items: readonly Findable[];
  readonly gaps: readonly SearchGap[];
}

/** Reads what can be found in a model: MLmodel, the files of its environment, and the names of all its files. */
export async function readSearchIndex(source: Source, path: string): Promise<SearchIndex> {
  const document = await readMlmodel(await source.read(joinPath(path, 'MLmodel'), MLMODEL_LIMIT + 1));
  const values = valuesOf(document);
  const environment = await readEnvironmentReport(source, path);
  const { registered } = await readDetails(source, path);
  const { files, complete } = await namesOf(source, path, document);
  const gaps: SearchGap[] = [];
  if (document.state !== 'whole') gaps.push(document.state === 'partial' ? 'mlmodel-part' : 'mlmodel');
  if (environment.files.some(({ state }) => state === 'unreadable')) gaps.push('environment');
  if (!complete) gaps.push('files');
  if (values.length > VALUES_LIMIT) gaps.push('values');
  return {
    items: [
      ...columnsOf(document),
      ...packagesOf(environment),
      ...filesOf(files),
      ...values.slice(0, VALUES_LIMIT),
      ...(registered?.node == null ? [] : registeredValues(registered.node)),
    ],
    gaps,
  };
}

/** All files with what each is for, and those that MLmodel names and that are not there. */
async function namesOf(
  source: Source,
  path: string,
  document: ModelDocument,
): Promise<{ files: Parameters<typeof filesOf>[0]; complete: boolean }> {
  const references = referencesOf(document);
  const purposeOf = purposesOf(references);
  const { entries, complete } = await walkFiles(source, path, { sizes: false });
  const files = entries.map((entry) => ({
    path: entry.path,
    type: entry.type,
    purpose: purposeOf(entry.path).purpose,
  }));
  const missing = new Set(
    source.kind === 'file'
      ? []
      : references.flatMap((reference) => {
          const inside = insidePath(reference.path);
          const there = ({ path: at }: { readonly path: string }) => at === inside || at.startsWith(`${inside}/`);
          return inside === null || inside === '' || entries.some(there) ? [] : [inside];
        }),
  );
  const absent = [...missing].map((at) => ({ path: at, type: 'missing' as const, purpose: purposeOf(at).purpose }));
  return { files: [...files, ...absent], complete };
}
