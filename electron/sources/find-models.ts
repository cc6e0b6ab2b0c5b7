import { setImmediate } from 'node:timers/promises';
import { toErrorData } from '../../shared/contract/errors.ts';
import type { FindSummary, FoundModel } from '../../shared/contract/model-reading.ts';
import { MLMODEL_LIMIT, type ModelDocument } from '../../shared/mlmodel/model-document.ts';
import { unreadAmong, type Problem } from '../../shared/mlmodel/problem.ts';

import { spelled, type YamlNode } from '../../shared/mlmodel/yaml-node.ts';
import { visible } from '../../shared/safety/visible.ts';
import { hintOf } from './hints.ts';
import { readMlmodel } from './read-mlmodel.ts';
import type { Entry, Source } from './source.ts';

export interface FindLimits {
  readonly depth: number;
  readonly entries: number;
}

export const FIND_LIMITS: FindLimits = { depth: 32, entries: 400_000 };

/** The most problems of a search that are kept. */
const PROBLEMS = 100;

/** Folders between two pauses. */
const BREATH = 64;

export interface FindOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { folders: number; models: number }) => void;
  readonly limits?: FindLimits;
}

/**
 * Every model in a source, nearest first: folders with a file named exactly `MLmodel`. Copies that Databricks keeps under
 * `metadata/` are not models of their own (mlflow/models/model.py, `_copy_model_metadata_for_uc_sharing`).
 */
export async function findModels(
  source: Source,
  options: FindOptions = {},
): Promise<{ summary: FindSummary; models: FoundModel[] }> {
  const search = new Search(source, options);
  await search.run();
  return { summary: search.summary(), models: search.models };
}

class Search {
  readonly models: FoundModel[] = [];
  private readonly problems: Problem[] = [];
  private readonly hints = new Map<string, string>();
  private readonly source: Source;
  private readonly options: FindOptions;
  private readonly limits: FindLimits;
  private folders = 0;
  private entries = 0;
  private deepest = 0;
  private complete = true;

  constructor(source: Source, options: FindOptions) {
    this.source = source;
    this.options = options;
    this.limits = options.limits ?? FIND_LIMITS;
    for (const { code, details } of source.problems) this.problems.push({ code, severity: 'warning', details });
  }

  async run(): Promise<void> {
    let level: { path: string }[] = [{ path: '' }];
    for (let depth = 0; level.length > 0; depth += 1) {
      if (depth > this.limits.depth) return this.stop('find-too-deep', { depth: this.limits.depth });
      this.deepest = depth;
      const next: typeof level = [];
      for (const folder of level) {
        this.options.signal?.throwIfAborted();
        if (this.entries > this.limits.entries) return this.stop('find-too-many', { limit: this.limits.entries });
        next.push(...(await this.visit(folder)));
      }
      level = next;
    }
  }

  summary(): FindSummary {
    const { source, models, folders, complete } = this;
    if (models.length === 0) {
      const details = { depth: this.deepest + 1, folders };
      // What could not be read may be the MLmodel itself: nothing is concluded from its absence then.
      const unread = unreadAmong(this.problems) !== undefined;
      this.problems.push({ code: unread ? 'mlmodel-unread' : 'no-mlmodel', severity: 'error', details });
      for (const [code, path] of this.hints)
        this.problems.push({ code, severity: 'note', details: { path: visible(path) } });
    }
    return { source: source.kind, models: models.length, folders, complete, problems: this.problems };
  }

  private async visit(folder: { path: string }): Promise<{ path: string }[]> {
    let entries: Entry[];
    try {
      entries = await this.source.list(folder.path);
    } catch (error) {
      this.failure(error, folder.path);
      return [];
    }
    this.folders += 1;
    this.entries += entries.length;
    if (this.folders % BREATH === 0) {
      this.options.onProgress?.({ folders: this.folders, models: this.models.length });
      // Files are read synchronously: without a pause no cancel would be heard.
      await setImmediate();
    }
    const mlmodel = entries.find((entry) => entry.name === 'MLmodel');
    const isModel = mlmodel !== undefined && (await this.model(folder.path, mlmodel));
    // Where an MLmodel can't be read, nothing says that it was left behind.
    if (mlmodel?.type !== 'file') for (const entry of entries) this.hint(entry);
    return entries
      .filter(
        (entry) => entry.type === 'folder' && !(isModel && entry.name === 'metadata') && entry.name !== '__MACOSX',
      )
      .map((entry) => ({ path: entry.path }));
  }

  private async model(path: string, entry: Entry): Promise<boolean> {
    if (entry.type !== 'file') {
      this.problem(
        entry.type === 'folder'
          ? 'mlmodel-is-a-folder'
          : entry.type === 'link'
            ? 'mlmodel-is-a-link'
            : 'mlmodel-is-special',
        entry.path,
      );
      return false;
    }
    try {
      const bytes = await this.source.read(entry.path, MLMODEL_LIMIT + 1);
      this.models.push(toFound(path, modelName(path, this.source.name), await readMlmodel(bytes)));
      return true;
    } catch (error) {
      this.failure(error, entry.path);
      return false;
    }
  }

  private hint(entry: Entry): void {
    const code = hintOf(entry);
    if (code !== null && !this.hints.has(code)) this.hints.set(code, entry.path);
  }

  private failure(error: unknown, path: string): void {
    const { code, details } = toErrorData(error);
    // What Node could not decode has no way back to its file.
    this.problem(path.includes('\ufffd') && code === 'not-found' ? 'name-not-text' : code, path, details);
  }

  private problem(code: string, path: string, details: Problem['details'] = {}): void {
    if (this.problems.length >= PROBLEMS) return;
    const own = { path: visible(path || this.source.name), reason: '', ...details };
    this.problems.push({ code, severity: 'warning', details: own });
  }

  private stop(code: string, details: Record<string, number>): void {
    this.complete = false;
    this.problems.push({ code, severity: 'warning', details });
  }
}

/** A name for people: `artifacts` says nothing, the logged model or run above it does. */
export function modelName(path: string, root: string): string {
  const parts = path.split('/');
  const last = parts.at(-1);
  if (last === undefined || last === '') return root;
  return visible(last === 'artifacts' ? (parts.at(-2) ?? root) : last);
}

function toFound(path: string, name: string, document: ModelDocument): FoundModel {
  const node = (key: string): YamlNode | undefined => document.fields.find((field) => field.key === key)?.node;
  return {
    path,
    name,
    flavors: document.flavors.map((flavor) => flavor.name),
    mlflowVersion: spelled(node('mlflow_version')),
    created: spelled(node('utc_time_created')),
    inputs: document.signature?.inputs?.specs.length ?? null,
    outputs: document.signature?.outputs?.specs.length ?? null,
    state: document.state,
    loadable: document.loadable,
  };
}
