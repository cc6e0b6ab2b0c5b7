import type { FindSummary, FoundModel, ModelReading } from '../../shared/contract/model-reading.ts';
import type { FilePreview, FilesSummary } from '../../shared/contract/file-methods.ts';
import type { PackedRows } from './packed-rows.ts';
import { findModels } from '../sources/find-models.ts';
import { openSource } from '../sources/open-source.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import { maskedDocument } from '../../shared/mlmodel/masked.ts';
import type { ModelDetails } from '../../shared/contract/model-details.ts';
import type { CheckAnswer } from '../../shared/signature/payload/check-report.ts';
import type { PartTexts } from '../../shared/signature/edit/print-parts.ts';
import { nameOfRef, openBytes } from '../sources/pieces.ts';
import type { CopyPlan } from '../sources/plan-edit.ts';
import { readModel } from '../sources/read-model.ts';
import type { ReadRange, SourceRef } from '../sources/source.ts';
import type { CheckInput, CheckStep } from './check.ts';
import type { EnvironmentReport } from '../../shared/environment/environment-report.ts';
import type { CompareInput, CompareOutput } from './compare-models.ts';
import type { SearchAnswer } from '../../shared/search/hits.ts';
import type { InferReport } from '../../shared/signature/infer/report.ts';
import type { FileDigest } from '../sources/hash-files.ts';
import type { InferOptions } from '../tables/infer-data.ts';
import type { PreviewOptions } from '../tables/preview.ts';
import type { Store } from '../stores/store.ts';
import type { StoreSummary } from '../../shared/contract/store-schemas.ts';
import type * as OpenStores from './open-stores.ts';
import type { StoreAsk, StoreName } from './store-asks.ts';

/** Work on untrusted bytes: what each job takes and gives. */
export interface Jobs {
  find: {
    input: { readonly ref: SourceRef };
    output: { summary: FindSummary; models: FoundModel[] };
    progress: { folders: number; models: number };
  };
  read: { input: { readonly ref: SourceRef; readonly path: string }; output: ModelReading; progress: never };
  details: { input: { readonly ref: SourceRef; readonly path: string }; output: ModelDetails; progress: never };
  /** Edits a signature, and plans the copy that holds it. */
  'plan-edit': {
    input: { readonly ref: SourceRef; readonly path: string; readonly parts: PartTexts };
    output: CopyPlan;
    progress: never;
  };
  /** Would MLflow take this payload for this model? */
  check: { input: CheckInput; output: CheckAnswer; progress: { readonly step: CheckStep } };
  /** The model's own example as a request body. */
  example: {
    input: { readonly ref: SourceRef; readonly path: string };
    output: { name: string; text: string };
    progress: never;
  };
  /** What the model runs with. */
  environment: {
    input: { readonly ref: SourceRef; readonly path: string };
    output: EnvironmentReport;
    progress: never;
  };
  /** A text file that a person chose. */
  text: { input: { readonly ref: SourceRef }; output: { name: string; text: string }; progress: never };
  compare: { input: CompareInput; output: CompareOutput; progress: { done: number; total: number } };
  infer: {
    input: { readonly data: DataRef } & Pick<InferOptions, 'format' | 'delimiter' | 'records'>;
    output: InferReport;
    progress: { rows: number; bytes: number; size: number };
  };
  /** The files of a model, and which of them run code when loaded. */
  files: {
    input: { readonly ref: SourceRef; readonly path: string };
    output: { summary: FilesSummary; files: PackedRows };
    progress: { files: number };
  };
  preview: {
    input: { readonly ref: SourceRef; readonly path: string } & PreviewOptions;
    output: FilePreview;
    progress: never;
  };
  hash: {
    input: { readonly ref: SourceRef; readonly path: string; readonly files: readonly string[] };
    output: { digests: FileDigest[] };
    progress: { done: number; total: number };
  };
  /** What kind of store it is; null for none. */
  'store-look': { input: { readonly ref: SourceRef }; output: Store['kind'] | null; progress: never };
  /** Asks a store that stays open here; `open` is false where it is not, and `ref` does not say what to open. */
  'store-ask': {
    input: { readonly store: StoreName; readonly ref: SourceRef | null; readonly ask: StoreAsk };
    output: { readonly open: false } | { readonly open: true; readonly answer: unknown };
    progress: never;
  };
  /** Answers when a store is read whole. */
  'store-wait': {
    input: { readonly store: StoreName; readonly ref: SourceRef };
    output: StoreSummary | null;
    progress: StoreSummary;
  };
  'store-close': { input: { readonly id: string }; output: null; progress: never };
  /** Reads what can be found in a model and keeps it in the process, under `key`. */
  index: {
    input: { readonly ref: SourceRef; readonly path: string; readonly key: string };
    output: null;
    progress: never;
  };
  /** null where nothing is kept under `key`. */
  search: {
    input: { readonly key: string; readonly query: string; readonly limit: number };
    output: SearchAnswer | null;
    progress: never;
  };
}
export type JobName = keyof Jobs;

export interface JobOptions<J extends JobName> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Jobs[J]['progress']) => void;
}

/** Runs jobs somewhere: in this process, or in one that may die. Rejects with `KnownError`. */
export interface JobRunner {
  run<J extends JobName>(job: J, input: Jobs[J]['input'], options?: JobOptions<J>): Promise<Jobs[J]['output']>;
  close(): Promise<void>;
}

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

/** The jobs themselves. Nothing they read is executed and nothing is written. */
export const JOBS: Work = {
  async find({ ref }, options, readRange) {
    const source = await openSource(ref, sourceOptions(options.signal, readRange));
    try {
      return await findModels(source, options);
    } finally {
      await source.close();
    }
  },
  async read({ ref, path }, options, readRange) {
    const source = await openSource(ref, sourceOptions(options.signal, readRange));
    try {
      const reading = await readModel(source, path, options.signal);
      return { ...reading, document: maskedDocument(reading.document) };
    } finally {
      await source.close();
    }
  },
  async details({ ref, path }, options, readRange) {
    const { readDetails } = await import('../sources/read-details.ts');
    const source = await openSource(ref, sourceOptions(options.signal, readRange));
    try {
      return await readDetails(source, path);
    } finally {
      await source.close();
    }
  },
  async 'plan-edit'({ ref, path, parts }, options, readRange) {
    const source = await openSource(ref, sourceOptions(options.signal, readRange));
    try {
      // With the YAML library, which most commands do without.
      const { planEdit } = await import('../sources/plan-edit.ts');
      return await planEdit(source, path, parts, options.signal);
    } finally {
      await source.close();
    }
  },
  async check(input, options, readRange = NO_TAB) {
    // With the whole of what MLflow checks, which most commands do without.
    const { check } = await import('./check.ts');
    const source = await openSource(input.ref, sourceOptions(options.signal, readRange));
    try {
      return await check(source, input, sourceOptions(options.signal, readRange), (step) =>
        options.onProgress?.({ step }),
      );
    } finally {
      await source.close();
    }
  },
  async example({ ref, path }, options, readRange) {
    const { readExample } = await import('../sources/read-text.ts');
    const source = await openSource(ref, sourceOptions(options.signal, readRange));
    try {
      const { name, text } = await readExample(source, path);
      return { name, text };
    } finally {
      await source.close();
    }
  },
  async environment({ ref, path }, options, readRange) {
    const { readEnvironmentReport } = await import('../sources/read-environment.ts');
    const source = await openSource(ref, sourceOptions(options.signal, readRange));
    try {
      return await readEnvironmentReport(source, path);
    } finally {
      await source.close();
    }
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
    const source = await openSource(ref, sourceOptions(options.signal, readRange));
    try {
      const { summary, files } = await listModelFiles(source, path, options);
      return { summary, files: packRows(files) };
    } finally {
      await source.close();
    }
  },
  async preview({ ref, path, ...given }, options, readRange) {
    const { previewFile } = await import('../tables/preview.ts');
    const source = await openSource(ref, sourceOptions(options.signal, readRange));
    try {
      return await previewFile(source, path, given, options.signal);
    } finally {
      await source.close();
    }
  },
  async hash({ ref, path, files }, options, readRange) {
    const { hashFiles } = await import('../sources/hash-files.ts');
    const source = await openSource(ref, sourceOptions(options.signal, readRange));
    try {
      return await hashFiles(source, path, files, options);
    } finally {
      await source.close();
    }
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
  async 'store-close'({ id }) {
    await (await openStores()).closeStore(id);
    return null;
  },
  async index({ ref, path, key }, options, readRange) {
    const { readSearchIndex } = await import('../sources/search-index.ts');
    const { keepIndex } = await import('./search-indexes.ts');
    const source = await openSource(ref, sourceOptions(options.signal, readRange));
    try {
      keepIndex(key, await readSearchIndex(source, path));
      return null;
    } finally {
      await source.close();
    }
  },
  async search({ key, query, limit }) {
    const { searchIndex } = await import('./search-indexes.ts');
    return searchIndex(key, query, limit);
  },
};

/** Without a tab there is nothing to ask. */
const NO_TAB: ReadRange = () =>
  Promise.reject(new KnownError('no-tab', 'The browser tab no longer holds this.', { path: '' }));

/** Where data come from: a chosen file, one inside what was chosen, or pasted text. */
export type DataRef =
  { readonly ref: SourceRef; readonly inside: string | null } | { readonly text: string; readonly name: string };

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
