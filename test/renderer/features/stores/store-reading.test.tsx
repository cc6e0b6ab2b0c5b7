import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { KnownError } from '../../../../shared/contract/errors.ts';
import { SUMMARY, row, USUAL, opening, opened } from '../../../support/store-page.tsx';
import { inputsOf } from '../../../support/whole-app.tsx';

// The page fetches it when it is wanted; a first import takes its time.
beforeAll(() => import('../../../../renderer/features/stores/store-page.tsx'), 60_000);

describe('a store that is read', { timeout: 20_000 }, () => {
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

  it('is whole at the end where the rows of a step before were still asked for', async () => {
    const part = { ...SUMMARY, complete: false, listed: false, whole: 0 };
    let goOn = () => undefined as void;
    const shown = new Promise<void>((resolve) => (goOn = resolve));
    let asked = 0;
    const { user } = await opened({
      'store.open': () => opening(part),
      'store.wait': async (_input, { onProgress }) => {
        await shown;
        onProgress?.({ ...part, listed: true, whole: 2 });
        await waitFor(() => expect(asked).toBe(2));
        return SUMMARY;
      },
      'store.runs': async () => {
        asked += 1;
        // The second answer never comes: the end asks again before.
        if (asked === 2) await new Promise(() => undefined);
        return { rows: [row('a')], columns: USUAL, next: null, total: 1, fit: 1, final: asked === 3 };
      },
    });
    await user.click(await screen.findByRole('row', { name: 'churn' }));
    await screen.findByRole('row', { name: 'run a' });
    goOn();
    await screen.findByText('1 run.');
    expect(asked).toBe(3);
    await waitFor(() => expect(screen.queryByText(/runs read/)).toBeNull());
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
});
