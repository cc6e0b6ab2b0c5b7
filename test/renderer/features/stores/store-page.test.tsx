import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { KnownError } from '../../../../shared/contract/errors.ts';
import { packLineage } from '../../../../shared/lineage/packed.ts';
import type {
  ExperimentRow,
  LoggedRow,
  RunColumn,
  RunRow,
  StoreSummary,
} from '../../../../shared/contract/store-schemas.ts';
import { fakeHost, grantOf } from '../../../support/fake-client.tsx';
import { teamLineage } from '../../../support/lineage-graphs.ts';
import { renderApp } from '../../../support/render.tsx';
import { inputsOf, request } from '../../../support/whole-app.tsx';

const SUMMARY: StoreSummary = {
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
const EXPERIMENT: ExperimentRow = {
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
const row = (id: string, more: Partial<RunRow> = {}): RunRow => ({
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
const logged = (name: string): LoggedRow => ({
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
const USUAL: RunColumn[] = [
  { kind: 'field', key: 'started' },
  { kind: 'field', key: 'duration' },
  { kind: 'field', key: 'status' },
  { kind: 'metric', key: 'loss' },
  { kind: 'param', key: 'lr' },
];
const opening = (summary: StoreSummary) => ({ handle: 'h', summary, experiments: { rows: [EXPERIMENT], next: null } });
type Answers = NonNullable<NonNullable<Parameters<typeof fakeHost>[0]>['answers']>;
const ANSWERS: Answers = {
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

async function opened(answers: Answers = {}) {
  const host = fakeHost({ answers: { ...ANSWERS, ...answers } });
  const drawn = renderApp(host);
  request(host, 'mlruns');
  await screen.findByRole('heading', { name: 'mlruns' });
  return { host, ...drawn };
}

// The page fetches it when it is wanted; a first import takes its time.
beforeAll(() => import('../../../../renderer/features/stores/store-page.tsx'), 60_000);

describe('a store', { timeout: 20_000 }, () => {
  it('opens as one, and its runs are listed, sorted, nested and marked by keyboard', async () => {
    const { host, user } = await opened();
    await user.click(await screen.findByRole('row', { name: 'churn' }));
    const grid = await screen.findByRole('treegrid', { name: 'Runs' });
    const names = () =>
      within(grid)
        .getAllByRole('row')
        .slice(1)
        .map((each) => each.getAttribute('aria-label'));
    await waitFor(() => expect(names()).toEqual(['run a', 'run b']));
    within(grid).getByRole('row', { name: 'run a' }).focus();
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(names()).toEqual(['run a', 'run c', 'run b']));
    await user.keyboard(' ');
    expect(within(grid).getByRole('row', { name: 'run a' })).toHaveProperty('ariaSelected', 'true');
    await user.click(within(grid).getByRole('button', { name: 'loss' }));
    await waitFor(() =>
      expect(inputsOf(host, 'store.runs').at(-1)).toMatchObject({
        experiments: ['7'],
        sort: { column: { kind: 'metric', key: 'loss' }, descending: false },
      }),
    );
  });

  it('shows the columns that a person chooses', async () => {
    const { host, user } = await opened();
    await user.click(await screen.findByRole('row', { name: 'churn' }));
    await user.click(await screen.findByRole('button', { name: 'Columns (5)' }));
    // With how many runs have it.
    await user.click(await screen.findByRole('option', { name: /^lr ?3$/ }));
    await screen.findByRole('button', { name: 'Columns (4)' });
    await user.click(screen.getByRole('option', { name: 'User' }));
    await waitFor(() =>
      expect(inputsOf(host, 'store.runs').at(-1)).toMatchObject({
        columns: [
          { key: 'started' },
          { key: 'duration' },
          { key: 'status' },
          { kind: 'metric', key: 'loss' },
          { kind: 'field', key: 'user' },
        ],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Reset' }));
    await screen.findByRole('button', { name: 'Columns (5)' });
  });

  it('is read on where the process that read it died', async () => {
    let calls = 0;
    const { host } = await opened({
      'store.open': () => opening({ ...SUMMARY, complete: false, whole: 0 }),
      'store.wait': () => {
        calls += 1;
        if (calls === 1) throw new KnownError('job-died', 'It died.', { reason: 'SIGKILL' });
        return SUMMARY;
      },
    });
    await waitFor(() => expect(inputsOf(host, 'store.wait')).toHaveLength(2));
    await waitFor(() => expect(screen.queryByText(/runs read/)).toBeNull());
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is shown while it is read: what is not final says so, and what is not known yet waits', async () => {
    const part = { ...SUMMARY, complete: false, listed: false, whole: 0 };
    let goOn = () => undefined as void;
    const listed = new Promise<void>((resolve) => (goOn = resolve));
    let all = false;
    const { host, user } = await opened({
      'store.open': () => opening(part),
      'store.wait': async () => {
        await listed;
        all = true;
        return SUMMARY;
      },
      'store.runs': () => ({
        rows: [
          row('a', { whole: all, cells: all ? [1n, 1, 'FINISHED', 0.25, '0.1'] : [1n, 1, 'FINISHED', null, null] }),
        ],
        columns: USUAL,
        next: null,
        total: 1,
        fit: all ? 3 : 1,
        final: all,
      }),
    });
    await screen.findByText('Listing the runs: 3 so far');
    await screen.findByRole('gridcell', { name: '≥ 3' });
    await user.click(await screen.findByRole('row', { name: 'churn' }));
    const run = await screen.findByRole('row', { name: 'run a' });
    const cells = () =>
      within(run)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent);
    expect(cells().slice(-3)).toEqual(['Finished', 'Still being read', 'Still being read']);
    expect(screen.getByText(/^1 run so far, in provisional order\./)).toBeDefined();
    // All of it was two questions.
    expect(inputsOf(host, 'store.runs')).toMatchObject([{ columns: null, cursor: 0 }]);
    for (const method of ['store.columns', 'store.experiments'] as const) expect(inputsOf(host, method)).toEqual([]);
    goOn();
    await screen.findByText(/^3 runs\./);
    expect(cells().slice(-2)).toEqual(['0.25', '0.1']);
    expect(screen.queryByText(/so far/)).toBeNull();
  });

  it('says of a search without a hit that it found none so far, until all is read', async () => {
    let goOn = () => undefined as void;
    const read = new Promise<void>((resolve) => (goOn = resolve));
    const runs = { rows: [], columns: USUAL, next: null, total: 0, fit: 0 };
    const answered = { whole: false };
    const { user } = await opened({
      'store.open': () => opening({ ...SUMMARY, complete: false, runs: 9000, whole: 1200, logged: 1 }),
      'store.wait': async () => {
        await read;
        answered.whole = true;
        return { ...SUMMARY, logged: 1 };
      },
      'store.runs': () => ({ ...runs, final: answered.whole }),
      'store.logged': () => ({ rows: [], next: null, total: 0 }),
      'store.registered': () => ({ rows: [], next: null, total: 0 }),
    });
    const soFar = 'Nothing found so far; still reading (runs read: 1,200 of 9,000).';
    await user.click(await screen.findByRole('row', { name: 'churn' }));
    await user.type(await screen.findByRole('searchbox'), 'loss < 0.1');
    await screen.findByText(soFar);
    expect(screen.getByText(/^0 runs so far\.$/)).toBeDefined();
    for (const name of [/Registered models/, /Logged models/]) {
      await user.click(screen.getByRole('tab', { name }));
      await screen.findByText(soFar);
    }
    await user.type(screen.getByRole('searchbox'), 'nothing');
    await screen.findByText(soFar);
    goOn();
    await screen.findByText('Nothing matches “nothing”.');
    await user.click(screen.getByRole('tab', { name: /Registered models/ }));
    await screen.findByText('No registered model in this store.');
    await user.click(screen.getByRole('tab', { name: /Experiments/ }));
    await screen.findByText('No run fits “loss < 0.1”.');
    expect(screen.queryByText(/so far/)).toBeNull();
  });

  it('says why it could not be opened, and tries again', async () => {
    let calls = 0;
    const host = fakeHost({
      answers: {
        ...ANSWERS,
        'store.open': () => {
          calls += 1;
          if (calls === 1) throw new KnownError('store-changing', 'It changes.', { path: 'mlflow.db' });
          return opening(SUMMARY);
        },
      },
    });
    const { user } = renderApp(host);
    request(host, 'mlflow.db');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('store-changing');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByRole('row', { name: 'churn' });
  });

  it('holds what it gave out as long as it is open', async () => {
    const lent = { ...grantOf('artifacts'), token: 'lent' };
    const { host, user } = await opened({
      'store.logged': () => ({
        rows: [logged('model')],
        next: null,
        total: 1,
      }),
      'store.open': () => opening({ ...SUMMARY, logged: 1 }),
      'store.wait': () => ({ ...SUMMARY, logged: 1 }),
      'store.artifacts': () => ({ location: 'file:///a', state: 'moved', grant: lent, path: '' }),
    });
    await user.click(screen.getByRole('tab', { name: /Logged models/ }));
    await user.click(await screen.findByRole('row', { name: 'model' }));
    await user.click(await screen.findByRole('button', { name: 'Open' }));
    await waitFor(() => expect(inputsOf(host, 'store.look')).toContainEqual({ grant: 'lent' }));
    await user.click(screen.getByRole('button', { name: 'Close model' }));
    expect(inputsOf(host, 'open.release')).toEqual([]);
  });

  it('keeps what is marked, shown and searched while other things of it are looked at', async () => {
    const full = { ...SUMMARY, logged: 2 };
    const { user } = await opened({
      'store.open': () => opening(full),
      'store.wait': () => full,
      'store.logged': ({ search }) => {
        const rows = [logged('one'), logged('two')].filter(({ id }) => id.includes(search));
        return { rows, next: null, total: rows.length };
      },
      'lineage.read': () => ({ lineage: packLineage(teamLineage()), home: null, unread: [] }),
    });
    await user.type(await screen.findByRole('searchbox'), 'chu');
    await user.click(screen.getByRole('tab', { name: /Logged models/ }));
    await user.click(await screen.findByRole('checkbox', { name: 'Mark one' }));
    await user.click(screen.getByRole('checkbox', { name: 'Mark two' }));
    await user.click(screen.getByRole('row', { name: 'two' }));
    await user.click(screen.getByRole('button', { name: 'Lineage' }));
    await user.click(await screen.findByRole('button', { name: 'Logged models' }));
    const kept = () => {
      const marks = screen.getAllByRole<HTMLInputElement>('checkbox').map(({ checked }) => checked);
      return [marks, screen.getByText('m-two').textContent];
    };
    await screen.findByRole('row', { name: 'one' });
    expect(kept()).toEqual([[true, true], 'm-two']);
    await user.click(screen.getByRole('tab', { name: /Experiments/ }));
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('chu');
    await user.click(screen.getByRole('tab', { name: /Logged models/ }));
    await screen.findByRole('row', { name: 'one' });
    expect(kept()).toEqual([[true, true], 'm-two']);
  });

  it('comes back to the run that was looked at', async () => {
    const { user } = await opened({
      'store.run': () => Promise.reject(new KnownError('store-no-run', 'Gone.', { run: 'b' })),
    });
    await user.click(await screen.findByRole('row', { name: 'churn' }));
    await user.click(await screen.findByRole('row', { name: 'run b' }));
    await user.click(await screen.findByRole('button', { name: '7' }));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('run b'));
  });
});
