import { screen } from '@testing-library/react';
import type { ExperimentRow, LoggedRow, RunColumn, RunRow, StoreSummary } from '../../shared/contract/store-schemas.ts';
import { fakeHost } from './fake-client.tsx';
import { renderApp } from './render.tsx';
import { request } from './whole-app.tsx';

export const SUMMARY: StoreSummary = {
  kind: 'files',
  name: 'mlruns',
  revision: null,
  experiments: 1,
  runs: 3,
  listed: true,
  whole: 3,
  ahead: { read: 0, lost: 0 },
  registered: 0,
  logged: 0,
  problems: 0,
  complete: true,
};
export const EXPERIMENT: ExperimentRow = {
  id: '7',
  name: 'churn',
  lifecycle: 'active',
  created: null,
  updated: null,
  latest: null,
  runs: 3,
  deletedRuns: 0,
  models: 0,
  note: null,
};
export const row = (id: string, more: Partial<RunRow> = {}): RunRow => ({
  id,
  name: `run ${id}`,
  experiment: '7',
  status: 'FINISHED',
  lifecycle: 'active',
  started: 1,
  ended: 2,
  parent: null,
  level: 1,
  children: 0,
  open: false,
  whole: true,
  cells: [],
  ...more,
});
export const logged = (name: string): LoggedRow => ({
  id: `m-${name}`,
  name,
  experiment: '7',
  run: 'a',
  type: null,
  status: 'READY',
  lifecycle: 'active',
  created: null,
  params: [],
  metrics: [],
  step: null,
  place: 'moved',
});
export const USUAL: RunColumn[] = [
  { kind: 'field', key: 'started' },
  { kind: 'field', key: 'duration' },
  { kind: 'field', key: 'status' },
  { kind: 'metric', key: 'loss' },
  { kind: 'param', key: 'lr' },
];
export const opening = (summary: StoreSummary) => ({
  handle: 'h',
  summary,
  experiments: { rows: [EXPERIMENT], next: null },
});
type Answers = NonNullable<NonNullable<Parameters<typeof fakeHost>[0]>['answers']>;
export const ANSWERS: Answers = {
  'store.look': () => ({ kind: 'files' }),
  'store.open': () => opening(SUMMARY),
  'store.wait': () => SUMMARY,
  'store.experiments': () => ({ rows: [EXPERIMENT], next: null }),
  'store.columns': () => ({ params: [{ key: 'lr', runs: 3 }], metrics: [{ key: 'loss', runs: 3 }], tags: [] }),
  'store.runs': ({ open, columns }) => {
    const nested = open.includes('a') ? [row('c', { level: 2, parent: 'a' })] : [];
    const rows = [row('a', { children: 1, open: nested.length > 0 }), ...nested, row('b')];
    return { rows, columns: columns ?? USUAL, next: null, total: rows.length, fit: 3, final: true };
  },
};

/** A store of one experiment with three runs, open. */
export async function opened(answers: Answers = {}) {
  const host = fakeHost({ answers: { ...ANSWERS, ...answers } });
  const drawn = renderApp(host);
  request(host, 'mlruns');
  await screen.findByRole('heading', { name: 'mlruns' });
  return { host, ...drawn };
}
