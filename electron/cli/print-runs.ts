import type { ErrorData } from '../../shared/contract/errors.ts';
import type { Int64 } from '../../shared/contract/int64.ts';
import { floatRepr } from '../../shared/python/dumps.ts';
import { visible } from '../../shared/safety/visible.ts';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import { type ArtifactPlace, findArtifacts, foldersOf } from '../stores/artifact-place.ts';
import { PARENT_TAG, type Store } from '../stores/store.ts';
import { columnsOf } from './columns.ts';
import { errorJson, errorText } from './print-text.ts';
import type { Terminal } from './terminal.ts';

export interface RunsPrinter {
  store(path: string, store: Store): Promise<void>;
  failure(path: string, error: ErrorData): Promise<void>;
}

/** A store as tables for people, or as JSON lines, one a thing. What is wrong with it goes to standard error. */
export function runsPrinter(terminal: Terminal, json: boolean): RunsPrinter {
  const texts = createTexts(languageOf(terminal.locale));
  const t = (key: string, details: Record<string, string | number> = {}) => texts.t(key, details);
  const print = (object: object) => terminal.out(`${JSON.stringify(object, plain)}\n`);
  return {
    async store(path, store) {
      for (const { code, severity, details } of store.problems)
        terminal.err(
          json
            ? `${JSON.stringify({ path, problem: code, details })}\n`
            : `${t(`cli.severity.${severity}`)}: ${visible(t(`problem.${code}`, { ...details }))}\n`,
        );
      if (!json) return terminal.out(storeText(path, store, t));
      for (const { kind, items } of parts(store)) for (const item of items) await print({ kind, ...item });
    },
    async failure(path, error) {
      if (json) await print({ path, ...errorJson(error, texts) });
      else
        terminal.err(`model-porter: ${t('cli.cannotRead', { path: visible(path), why: errorText(error, texts) })}\n`);
    },
  };
}

function parts(store: Store): { kind: string; items: readonly object[] }[] {
  return [
    { kind: 'experiment', items: store.experiments },
    { kind: 'run', items: store.runs.map((run) => ({ ...run, artifacts: placeOf(run.artifactUri, store) })) },
    {
      kind: 'logged-model',
      items: store.loggedModels.map((model) => ({ ...model, artifacts: placeOf(model.artifactLocation, store) })),
    },
    { kind: 'registered-model', items: store.registeredModels },
  ];
}

function placeOf(location: string | null, store: Store): ArtifactPlace | null {
  return location === null ? null : findArtifacts(location, ...foldersOf(store));
}

/** Maps as objects; numbers that JSON lacks as Python's repr has them. A key named __proto__ stays a key. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  // Steps and times that a double could not hold: their digits.
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'number' && !Number.isFinite(value) ? floatRepr(value) : value;
}

type Translate = (key: string, details?: Record<string, string | number>) => string;

function storeText(path: string, store: Store, t: Translate): string {
  const names = new Map(store.experiments.map(({ id, name }) => [id, name ?? id]));
  const time = (milliseconds: Int64 | null) => (milliseconds === null ? '' : isoTime(milliseconds));
  const state = (lifecycle: string, status: string) => (lifecycle === 'deleted' ? t('cli.runs.deleted') : status);
  const sections: [string, string[], string[][]][] = [
    [
      'experiments',
      ['id', 'name', 'created', 'state'],
      store.experiments.map((item) => [item.id, item.name ?? '?', time(item.created), state(item.lifecycle, '')]),
    ],
    [
      'runs',
      ['id', 'name', 'experiment', 'state', 'started', 'parent', 'metrics'],
      store.runs.map((run) => [
        run.id,
        run.name ?? '?',
        names.get(run.experiment) ?? run.experiment,
        state(run.lifecycle, run.status),
        time(run.started),
        run.tags.get(PARENT_TAG) ?? '',
        run.metrics.map(({ key, value }) => `${key}=${floatRepr(value)}`).join(' '),
      ]),
    ],
    [
      'loggedModels',
      ['id', 'name', 'state', 'created', 'run'],
      store.loggedModels.map((model) => [
        model.id,
        model.name ?? '?',
        state(model.lifecycle, model.status),
        time(model.created),
        model.run ?? '',
      ]),
    ],
    [
      'registered',
      ['name', 'version', 'aliases', 'stage', 'created', 'source'],
      store.registeredModels.flatMap((model) =>
        model.versions.map((version) => [
          model.name,
          version.version,
          [...model.aliases]
            .filter(([, at]) => at === version.version)
            .map(([alias]) => alias)
            .join(' '),
          version.stage,
          time(version.created),
          version.source ?? '',
        ]),
      ),
    ],
  ];
  const lines = [`# ${visible(path)}`];
  for (const [name, heads, rows] of sections) {
    lines.push('', `${t(`cli.runs.${name}`)} (${rows.length})`);
    if (rows.length > 0) lines.push(...columnsOf([heads.map((head) => t(`cli.runs.column.${head}`)), ...rows]));
  }
  return `${lines.join('\n')}\n`;
}

function isoTime(milliseconds: Int64): string {
  const date = new Date(Number(milliseconds));
  return Number.isNaN(date.getTime()) ? '?' : date.toISOString().slice(0, 19).replace('T', ' ');
}
