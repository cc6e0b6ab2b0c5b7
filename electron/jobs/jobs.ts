import { findModels } from '../sources/find-models.ts';
import { openSource } from '../sources/open-source.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import { maskedDocument } from '../../shared/mlmodel/masked.ts';
import type { ReadRange } from '../sources/bytes.ts';
import { nameOfRef, openBytes } from '../sources/pieces.ts';
import { readModel } from '../sources/read-model.ts';
import type { Source, SourceRef } from '../sources/source.ts';
import type * as OpenStores from './open-stores.ts';
import type { JobName, JobOptions, JobRunner, Jobs } from './job-table.ts';

type Work = {
  [J in JobName]: (
    input: Jobs[J]['input'],
    options: JobOptions<J>,
    readRange?: ReadRange,
  ) => Promise<Jobs[J]['output']>;
};

/** The stores that stay open here, once there was one. */
let stores: Promise<typeof OpenStores> | null = null;

function openStores(): Promise<typeof OpenStores> {
  stores ??= import('./open-stores.ts');
  return stores;
}

/** The jobs themselves. Nothing they read is executed; nothing is written, but in workspaces where a person asked for it. */
export const JOBS: Work = {
  async find({ ref }, options, readRange) {
    return withSource(ref, options.signal, readRange, (source) => findModels(source, options));
  },
  async read({ ref, path }, options, readRange) {
    return withSource(ref, options.signal, readRange, async (source) => {
      const reading = await readModel(source, path, options.signal);
      return { ...reading, document: maskedDocument(reading.document) };
    });
  },
  async details({ ref, path }, options, readRange) {
    const { readDetails } = await import('../sources/read-details.ts');
    return withSource(ref, options.signal, readRange, (source) => readDetails(source, path));
  },
  async 'plan-edit'({ ref, path, parts }, options, readRange) {
    return withSource(ref, options.signal, readRange, async (source) => {
      // With the YAML library, which most commands do without.
      const { planEdit } = await import('../sources/plan-edit.ts');
      return planEdit(source, path, parts, options.signal);
    });
  },
  async check(input, options, readRange = NO_TAB) {
    // With the whole of what MLflow checks, which most commands do without.
    const { check } = await import('./check.ts');
    return withSource(input.ref, options.signal, readRange, async (source) => {
      return check(source, input, sourceOptions(options.signal, readRange), (step) => options.onProgress?.({ step }));
    });
  },
  async example({ ref, path }, options, readRange) {
    const { readExample } = await import('../sources/read-text.ts');
    return withSource(ref, options.signal, readRange, async (source) => {
      const { name, text } = await readExample(source, path);
      return { name, text };
    });
  },
  async environment({ ref, path }, options, readRange) {
    const { readEnvironmentReport } = await import('../sources/read-environment.ts');
    return withSource(ref, options.signal, readRange, (source) => readEnvironmentReport(source, path));
  },
  async text({ ref }, _options, readRange = NO_TAB) {
    const { readText, TEXT_LIMIT } = await import('../sources/read-text.ts');
    const name = nameOfRef(ref);
    const bytes = await openBytes(ref, readRange);
    try {
      return { name, text: await readText(bytes, name, TEXT_LIMIT) };
    } finally {
      await bytes.close();
    }
  },
  async compare(input, options, readRange) {
    // With all its rules, which reading a model does without.
    const { compareModels } = await import('./compare-models.ts');
    return compareModels(input, { ...options, ...(readRange === undefined ? {} : { readRange }) });
  },
  async infer({ data, ...given }, options, readRange) {
    const { openData, textData } = await import('../tables/data-file.ts');
    const { inferData } = await import('../tables/infer-data.ts');
    const file =
      'text' in data
        ? textData(data.text, data.name)
        : await openData(data.ref, data.inside, sourceOptions(options.signal, readRange));
    try {
      return await inferData(file, { ...given, ...options });
    } finally {
      await file.close();
    }
  },
  async files({ ref, path }, options, readRange) {
    const { listModelFiles } = await import('../sources/model-files.ts');
    const { packRows } = await import('./packed-rows.ts');
    return withSource(ref, options.signal, readRange, async (source) => {
      const { summary, files } = await listModelFiles(source, path, options);
      return { summary, files: packRows(files) };
    });
  },
  async preview({ ref, path, ...given }, options, readRange) {
    const { previewFile } = await import('../tables/preview.ts');
    return withSource(ref, options.signal, readRange, (source) => previewFile(source, path, given, options.signal));
  },
  async hash({ ref, path, files }, options, readRange) {
    const { hashFiles } = await import('../sources/hash-files.ts');
    return withSource(ref, options.signal, readRange, (source) => hashFiles(source, path, files, options));
  },
  async prepare() {
    await Promise.all([import('../stores/open-store.ts'), openStores(), import('./ask-store.ts')]);
    return null;
  },
  async 'store-look'({ ref }, options, readRange) {
    const { storeKind } = await import('../stores/open-store.ts');
    return storeKind(ref, sourceOptions(options.signal, readRange));
  },
  async 'store-ask'({ store, ref, ask }, options, readRange) {
    const { openStoreOf } = await openStores();
    const open = await openStoreOf(store, ref, sourceOptions(options.signal, readRange));
    if (open === null) return { open: false };
    const { askStore } = await import('./ask-store.ts');
    return { open: true, answer: await askStore(open, ask) };
  },
  async 'store-wait'({ store, ref }, options, readRange) {
    const { openStoreOf, waitFor } = await openStores();
    const open = await openStoreOf(store, ref, sourceOptions(options.signal, readRange));
    return open === null ? null : waitFor(open, options.onProgress, options.signal);
  },
  async uses({ ref, path, places }, options, readRange) {
    const { findUses } = await import('../lineage/find-uses.ts');
    const { onProgress } = options;
    const told = onProgress === undefined ? {} : { onProgress };
    return findUses({ ref, path }, places, { ...sourceOptions(options.signal, readRange), ...told });
  },
  async lineage(input, options, readRange) {
    const { lineageJob } = await import('./lineage.ts');
    return lineageJob(input, sourceOptions(options.signal, readRange), options.onProgress);
  },
  async 'lineage-open'(input, options, readRange) {
    const { openJob } = await import('./lineage.ts');
    return openJob(input, sourceOptions(options.signal, readRange));
  },
  async 'store-close'({ id }) {
    await (await openStores()).closeStore(id);
    return null;
  },
  async 'workspace-look'({ place, data }) {
    const { lookAtWorkspace } = await import('../workspaces/look-workspace.ts');
    return lookAtWorkspace(place, { data });
  },
  async 'workspace-ask'({ ask, ...place }) {
    return (await import('./open-workspaces.ts')).askWorkspace(place, ask);
  },
  async 'workspace-wait'(place, { onProgress, signal }) {
    const { workspaceOf } = await import('./open-workspaces.ts');
    return (await workspaceOf(place)).indexed(onProgress, signal);
  },
  async 'workspace-make'({ place, layout, seed, data }) {
    const { makeWorkspaceIn } = await import('../workspaces/look-workspace.ts');
    await makeWorkspaceIn(place, { layout, seed, at: Date.now() }, { data });
    return null;
  },
  async index({ ref, path, key }, options, readRange) {
    const { readSearchIndex } = await import('../sources/search-index.ts');
    const { keepIndex } = await import('./search-indexes.ts');
    return withSource(ref, options.signal, readRange, async (source) => {
      keepIndex(key, await readSearchIndex(source, path));
      return null;
    });
  },
  async search({ key, query, limit }) {
    const { searchIndex } = await import('./search-indexes.ts');
    return searchIndex(key, query, limit);
  },
};

/** Without a tab there is nothing to ask. */
const NO_TAB: ReadRange = () =>
  Promise.reject(new KnownError('no-tab', 'The browser tab no longer holds this.', { path: '' }));

/** Opens what a person chose, and closes it whatever comes of the work on it. */
async function withSource<T>(
  ref: SourceRef,
  signal: AbortSignal | undefined,
  readRange: ReadRange | undefined,
  work: (source: Source) => Promise<T>,
): Promise<T> {
  const source = await openSource(ref, sourceOptions(signal, readRange));
  try {
    return await work(source);
  } finally {
    await source.close();
  }
}

function sourceOptions(signal: AbortSignal | undefined, readRange: ReadRange | undefined): object {
  return { ...(signal === undefined ? {} : { signal }), ...(readRange === undefined ? {} : { readRange }) };
}

/** For the command line, which is itself disposable. */
export function inProcessRunner(readRange?: ReadRange): JobRunner {
  return {
    run: (job, input, options = {}) =>
      (JOBS[job] as Work[typeof job])(input as never, options as never, readRange) as never,
    // Nobody who opened no store waits for what opens them.
    close: async () => (await stores)?.closeStores(),
  };
}
