import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { KnownError } from '../../../shared/contract/errors.ts';
import { fakeHost, foundModel, grantOf } from '../../support/fake-client.tsx';
import { renderApp } from '../../support/render.tsx';
import { one, inputsOf, heading, request } from '../../support/whole-app.tsx';

// What a model looks like is tested with ModelPage; here it is enough which one is shown.
vi.mock('../../../renderer/features/model/model-page.tsx', () => ({
  ModelPage: ({ path }: { path: string }) => {
    if (path === 'breaks') throw new Error('the page broke');
    return <h1>model at {path === '' ? 'the root' : path}</h1>;
  },
}));

describe('opening', () => {
  it('opens what was asked for before the page was there', async () => {
    const pending = () => ({ grants: [grantOf('churn')], errors: [] });
    renderApp(fakeHost({ answers: { 'open.pending': pending }, models: { 'grant-churn': one() } }));
    await heading('model at the root');
    expect(document.title).toContain('Model Porter');
  });

  it('opens everything that is dropped, says what could not be read, and never leaves the page', async () => {
    const error = { code: 'not-found', message: 'gone', details: { path: 'old.zip' } };
    const drop = vi.fn(async () => ({ grants: [grantOf('a'), grantOf('b')], errors: [error] }));
    const { user } = renderApp(fakeHost({ drop, models: { 'grant-a': one('x/a'), 'grant-b': one('x/b') } }));
    const dataTransfer = { types: ['Files'], files: [], items: [] };
    fireEvent.dragOver(window, { dataTransfer });
    expect(screen.getByText('in a tab of its own')).toBeDefined();
    const event = new Event('drop', { bubbles: true, cancelable: true });
    fireEvent(window, Object.assign(event, { dataTransfer }));
    expect(event.defaultPrevented).toBe(true);
    await heading('model at x/a');
    expect(screen.queryByText('in a tab of its own')).toBeNull();
    expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual(['a', 'b']);
    expect(screen.getByRole('alert').textContent).toMatch(/old\.zip.*not-found/);
    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('explains that nothing was found, and what was seen instead', async () => {
    const problems = [{ code: 'no-mlmodel', severity: 'note' as const, details: { depth: 4, folders: 3 } }];
    const summary = { source: 'folder' as const, models: 0, folders: 3, complete: true, problems };
    const host = fakeHost({ answers: { 'models.find': () => ({ handle: 'h', summary }) } });
    const { user } = renderApp(host);
    request(host, 'empty');
    await heading('No model in empty');
    expect(screen.getByText(/Folders looked into: 3; levels deep: 4/)).toBeDefined();
    await user.click(within(screen.getByRole('main')).getByRole('button', { name: 'Try the example' }));
    expect(inputsOf(host, 'open.examples')).toHaveLength(1);
  });

  it('says why something can not be opened, and tries again', async () => {
    const summary = { source: 'zip' as const, models: 1, folders: 1, complete: true, problems: [] };
    let broken = true;
    const find = () => {
      if (broken) throw new KnownError('zip-no-end', 'cut');
      return { handle: 'grant-z', summary };
    };
    const host = fakeHost({ answers: { 'models.find': find }, models: { 'grant-z': one() } });
    const { user } = renderApp(host);
    request(host, 'z');
    expect(await screen.findByText(/was not downloaded or copied whole/)).toBeDefined();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await heading('model at the root');
  });

  it('lets a long search be stopped, which ends it at the host, and started again', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const host = fakeHost({
      answers: {
        'models.find': (_input, { onProgress }) => {
          onProgress?.({ folders: 1234, models: 5 });
          return new Promise(() => undefined);
        },
      },
    });
    renderApp(host);
    request(host, 'tree');
    await act(() => vi.advanceTimersByTimeAsync(2500));
    expect(screen.getByText(/1234 folders, 5 found/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    vi.useRealTimers();
    expect(await screen.findByText(/The search in tree was stopped/)).toBeDefined();
    const finds = host.calls.filter(({ method }) => method === 'models.find');
    expect(finds.map(({ signal }) => signal?.aborted)).toEqual([true]);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(inputsOf(host, 'models.find')).toHaveLength(2));
  });
});

describe('several models in one place', () => {
  const names = Array.from({ length: 2500 }, (_, at) => `run/model-${String(at).padStart(4, '0')}`);
  const models = { 'grant-tree': names.map((name) => foundModel(name)) };
  const open = async () => {
    const host = fakeHost({ models });
    const drawn = renderApp(host);
    request(host, 'tree');
    const list = await screen.findByRole('grid', { name: '2,500 models in tree' });
    return { host, list, ...drawn };
  };
  const tabs = () => within(screen.getByRole('grid', { name: 'Open models' })).getAllByRole('row');

  it('are all listed, though only those in sight are drawn, and the list is given back', async () => {
    const { host, list } = await open();
    expect(within(list).getAllByRole('row').length).toBeLessThan(100);
    expect(list.getAttribute('aria-rowcount')).toBe('2501');
    expect(inputsOf(host, 'models.page')).toMatchObject([{ cursor: 0 }, { cursor: 1000 }, { cursor: 2000 }]);
    expect(inputsOf(host, 'models.close')).toEqual([{ handle: 'grant-tree' }]);
  });

  it('are filtered, and a click opens one beside the list', async () => {
    const { list, user } = await open();
    await user.type(screen.getByRole('searchbox', { name: 'Filter' }), '2499');
    await waitFor(() => expect(within(list).getAllByRole('row')).toHaveLength(2));
    await user.click(within(list).getByText('model-2499'));
    await heading('model at run/model-2499');
    expect(tabs().map((row) => row.textContent)).toEqual(['tree', 'model-2499']);
  });

  it('are marked by their boxes and opened together', async () => {
    const { list, user } = await open();
    const box = (name: string) => within(within(list).getByRole('row', { name })).getByRole('checkbox');
    await user.click(box('model-0001'));
    await user.click(box('model-0002'));
    await user.click(screen.getByRole('button', { name: 'Open marked (2)' }));
    expect(tabs()).toHaveLength(3);
  });

  it('are sorted by any column, up, down and as found again', async () => {
    const { list, user } = await open();
    const first = () => within(list).getAllByRole('row')[1]?.getAttribute('aria-label');
    const head = within(list).getByRole('columnheader', { name: 'Name' });
    const seen = [];
    for (let press = 0; press < 3; press += 1) {
      await user.click(within(head).getByRole('button'));
      seen.push([head.getAttribute('aria-sort'), first()]);
    }
    expect(seen).toEqual([
      ['ascending', 'model-0000'],
      ['descending', 'model-2499'],
      ['none', 'model-0000'],
    ]);
  });

  it('are marked by keys, all at once too, but not opened by the thousand', async () => {
    const { list, user } = await open();
    act(() => within(list).getAllByRole('row')[1]?.focus());
    await user.keyboard('{ArrowDown} ');
    expect(screen.getByRole('button', { name: 'Open marked (1)' }).hasAttribute('disabled')).toBe(false);
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.getByRole('button', { name: 'Open marked (2,500)' }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('At most 40 are opened at once: mark fewer.')).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'Mark all that are shown' }));
    expect(screen.getByRole('button', { name: 'Open marked (0)' })).toBeDefined();
  });

  it('can be chosen with the keyboard alone', async () => {
    const { user, list } = await open();
    act(() => within(list).getAllByRole('row')[1]?.focus());
    await user.keyboard('{ArrowDown}{Enter}');
    await heading('model at run/model-0001');
  });
});
