import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { KnownError } from '../../../../shared/contract/errors.ts';
import { packLineage } from '../../../../shared/lineage/packed.ts';
import { fakeHost, grantOf } from '../../../support/fake-client.tsx';
import { teamLineage } from '../../../support/lineage-graphs.ts';
import { renderApp } from '../../../support/render.tsx';
import { SUMMARY, logged, opening, ANSWERS, opened } from '../../../support/store-page.tsx';
import { inputsOf, request } from '../../../support/whole-app.tsx';

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
