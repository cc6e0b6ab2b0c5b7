import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Recent } from '../../shared/contract/schemas.ts';
import { violations } from '../support/axe-jsdom.ts';
import { fakeHost, foundModel, grantOf, SETTINGS, type FakeHost } from '../support/fake-client.tsx';
import { renderApp } from '../support/render.tsx';

// What a model looks like is tested with ModelPage; here it is enough which one is shown.
vi.mock('../../renderer/features/model/model-page.tsx', () => ({
  ModelPage: ({ path }: { path: string }) => {
    if (path === 'breaks') throw new Error('the page broke');
    return <h1>model at {path === '' ? 'the root' : path}</h1>;
  },
}));

const RECENT: Recent = {
  id: '0',
  name: 'churn',
  place: '~/models',
  kind: 'folder',
  opened: '2026-11-02T09:12:00Z',
  missing: false,
  flavors: ['sklearn'],
};
const one = (path = '') => [foundModel(path)];
const inputsOf = (host: FakeHost, method: string) =>
  host.calls.filter((call) => call.method === method).map((call) => call.input);
const heading = (name: string) => screen.findByRole('heading', { name });

/** Opens things as a file manager or the command line would. */
function request(host: FakeHost, ...names: string[]): void {
  act(() => host.emit({ name: 'open.requested', data: { grants: names.map(grantOf), errors: [] } }));
}

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
    renderApp(host);
    request(host, 'empty');
    await heading('No model in empty');
    expect(screen.getByText(/Folders looked into: 3; levels deep: 4/)).toBeDefined();
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

describe('the tabs', () => {
  const models = { 'grant-a': one('x/a'), 'grant-b': one('x/b'), 'grant-c': one('x/c') };
  const shown = (name: string) => heading(`model at x/${name}`);
  const open = async (face: 'window' | 'tab' = 'window') => {
    const host = fakeHost({ models, face });
    const drawn = renderApp(host);
    request(host, 'a', 'b', 'c');
    await shown('a');
    return { host, ...drawn };
  };
  const control = (key: string) => `{Control>}${key}{/Control}`;
  const altShift = (key: string) => `{Alt>}{Shift>}${key}{/Shift}{/Alt}`;

  it.each([
    ['window', control('{Tab}'), control('w'), control('{Shift>}t{/Shift}'), control('1')],
    ['tab', altShift('{ArrowRight}'), altShift('W'), altShift('T'), altShift('[Digit1]')],
  ] as const)('are walked, closed and reopened by the keys of the %s', async (face, next, close, reopen, first) => {
    const { user } = await open(face);
    await user.keyboard(next);
    await shown('b');
    await user.keyboard(close);
    await shown('c');
    await user.keyboard(reopen);
    await shown('b');
    await user.keyboard(first);
    await shown('a');
  });

  it('are reached with arrows and Enter, and say what their button does', async () => {
    const { user } = await open();
    act(() => screen.getAllByRole('row')[0]?.focus());
    await user.keyboard('{ArrowRight}{Enter}');
    await shown('b');
    await user.click(screen.getByRole('button', { name: 'Close b' }));
    await shown('c');
    expect(screen.queryByRole('button', { name: 'Close b' })).toBeNull();
  });

  it('close with the middle mouse button', async () => {
    await open();
    fireEvent(screen.getByText('b'), new MouseEvent('auxclick', { bubbles: true, button: 1 }));
    expect(screen.queryByText('b')).toBeNull();
  });

  it('say that something changed on disk, and F5 reads it again', async () => {
    const { host, user } = await open();
    act(() => host.emit({ name: 'source.changed', data: { grant: 'grant-a' } }));
    expect(screen.getByText(/This changed on disk/)).toBeDefined();
    expect(screen.getByRole('img', { name: 'changed on disk' })).toBeDefined();
    const before = inputsOf(host, 'models.find').length;
    await user.keyboard('{F5}');
    await waitFor(() => expect(screen.queryByText(/This changed on disk/)).toBeNull());
    expect(inputsOf(host, 'models.find').length).toBe(before + 1);
  });

  it('keep what was read, labelled so, when it can not be read again', async () => {
    let broken = false;
    const rows = [foundModel('a'), foundModel('b')];
    const summary = { source: 'folder' as const, models: 2, folders: 3, complete: true, problems: [] };
    const find = () => {
      if (broken) throw new KnownError('no-permission', 'no', { path: 'tree' });
      return { handle: 'grant-tree', summary };
    };
    const host = fakeHost({ answers: { 'models.find': find }, models: { 'grant-tree': rows } });
    const { user } = renderApp(host);
    request(host, 'tree');
    await heading('2 models in tree');
    broken = true;
    await user.keyboard('{F5}');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/permission is missing.*What you see below is what was read before/);
    await heading('2 models in tree');
    broken = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('give back what was opened once it can not be reopened any more', async () => {
    const host = fakeHost();
    const { user } = renderApp(host);
    for (let at = 0; at < 11; at += 1) {
      request(host, `m${at}`);
      await user.keyboard(control('w'));
    }
    expect(inputsOf(host, 'open.release')).toEqual([{ grant: 'grant-m0' }]);
  });
});

it('leaves F5 to the browser while nothing is open', () => {
  renderApp(fakeHost({ face: 'tab' }));
  expect(fireEvent.keyDown(window, { key: 'F5', code: 'F5' })).toBe(true);
});

it('lives on when a page can not be drawn', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const host = fakeHost({ models: { 'grant-a': one('breaks') } });
  const { user } = renderApp(host);
  request(host, 'a');
  expect(await screen.findByText(/the page broke/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Library' }));
  await heading('Look inside any MLflow model');
});

describe('the library', () => {
  const recents = [
    { ...RECENT, id: '1' },
    { ...RECENT, id: '2', name: 'gone', missing: true },
  ];

  it('opens what was opened lately, and what is missing can be looked for or forgotten', async () => {
    const answers = {
      'recents.open': () => ({ grants: [grantOf('churn')], errors: [] }),
      'recents.forget': () => ({}),
      'recents.locate': () => ({ grants: [grantOf('found')], errors: [] }),
    };
    const host = fakeHost({ recents, answers, models: { 'grant-churn': one(), 'grant-found': one('x/found') } });
    const { user } = renderApp(host);
    await user.click(await screen.findByRole('button', { name: 'Remove gone from the list' }));
    await user.click(screen.getByRole('button', { name: 'Locate…' }));
    await heading('model at x/found');
    await user.click(screen.getByRole('button', { name: 'Library' }));
    const gone = await screen.findByRole('button', { name: /^gone/ });
    expect(gone.hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('button', { name: /^churn/ }));
    await heading('model at the root');
    expect(inputsOf(host, 'recents.forget')).toEqual([{ id: '2' }]);
    expect(inputsOf(host, 'recents.locate')).toEqual([{ id: '2' }]);
    expect(inputsOf(host, 'recents.open')).toEqual([{ id: '1' }]);
  });

  it('lists what was opened while another page was shown', async () => {
    const list: Recent[] = [];
    const answers = { 'recents.list': () => ({ recents: [...list] }) };
    const host = fakeHost({ answers, models: { 'grant-new': one() } });
    const { user } = renderApp(host);
    expect(await screen.findByText(/What you open is listed here/)).toBeDefined();
    request(host, 'new');
    await heading('model at the root');
    list.push({ ...RECENT, name: 'new' });
    act(() => host.emit({ name: 'recents.changed', data: {} }));
    await user.click(screen.getByRole('button', { name: 'Library' }));
    expect(await screen.findByRole('button', { name: /^new/ })).toBeDefined();
  });

  it('is filtered, and says when nothing fits', async () => {
    const { user } = renderApp(fakeHost({ recents }));
    const filter = await screen.findByRole('searchbox', { name: 'Filter' });
    await user.type(filter, 'CHU');
    expect(screen.queryByText('gone')).toBeNull();
    await user.type(filter, 'x');
    expect(screen.getByText(/Nothing matches/)).toBeDefined();
  });

  it('says why the list is not there', async () => {
    const fail = () => {
      throw new KnownError('cannot-read', 'x', { path: 'recents.json', reason: 'EIO' });
    };
    renderApp(fakeHost({ answers: { 'recents.list': fail } }));
    expect(await screen.findByText(/recents\.json/)).toBeDefined();
  });
});

it('looks for nothing where there is no dialog that could find it', async () => {
  renderApp(fakeHost({ face: 'tab', recents: [{ ...RECENT, missing: true }] }));
  await screen.findByText('churn');
  expect(screen.queryByRole('button', { name: 'Locate…' })).toBeNull();
});

describe('the settings', () => {
  it('change language and theme at once, and are kept', async () => {
    const host = fakeHost();
    const { user } = renderApp(host);
    await user.click(await screen.findByRole('button', { name: 'Settings' }));
    await user.click(await screen.findByRole('radio', { name: 'Español' }));
    await heading('Ajustes');
    expect(document.documentElement.lang).toBe('es');
    await user.click(screen.getByRole('radio', { name: 'Oscuro' }));
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
    expect(inputsOf(host, 'settings.change')).toEqual([{ language: 'es' }, { theme: 'dark' }]);
  });

  it('zoom by keys and buttons, fold the rail, and start as they were left', async () => {
    const host = fakeHost({ settings: { ...SETTINGS, zoom: 110 } });
    const { user } = renderApp(host);
    const zoom = () => document.documentElement.style.getPropertyValue('--zoom');
    await waitFor(() => expect(zoom()).toBe('1.1'));
    await user.keyboard('{Control>}{+}{/Control}');
    await waitFor(() => expect(zoom()).toBe('1.25'));
    await user.click(await screen.findByRole('button', { name: 'Settings' }));
    await user.click(screen.getByRole('button', { name: 'Zoom in' }));
    await user.click(screen.getByRole('button', { name: 'Actual size' }));
    await user.click(screen.getByRole('button', { name: 'Collapse' }));
    await user.click(await screen.findByRole('button', { name: 'Show names' }));
    await waitFor(() => expect(zoom()).toBe('1'));
    expect(inputsOf(host, 'settings.change')).toEqual([
      { zoom: 125 },
      { zoom: 150 },
      { zoom: 100 },
      { rail: 'narrow' },
      { rail: 'wide' },
    ]);
  });

  it('are as before where they can not be kept, and say why', async () => {
    const refuse = () => {
      throw new KnownError('disk-full', 'full', { path: 'settings.json' });
    };
    const { user } = renderApp(fakeHost({ answers: { 'settings.change': refuse } }));
    await user.click(await screen.findByRole('button', { name: 'Settings' }));
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    expect(await screen.findByText(/the disk is full/)).toBeDefined();
    expect(document.documentElement.dataset['theme']).toBe('light');
  });
});

// Every letter draws the whole list anew: slow in jsdom on a busy machine.
describe('everything by its name', { timeout: 30_000 }, () => {
  const open = async () => {
    const host = fakeHost({
      recents: [RECENT, { ...RECENT, id: '9', name: 'lost', missing: true }],
      models: { 'grant-a': one('x/a'), 'grant-churn': one('x/churn') },
      answers: { 'recents.open': () => ({ grants: [grantOf('churn')], errors: [] }) },
    });
    const drawn = renderApp(host);
    await screen.findByText('churn');
    return { host, ...drawn };
  };
  const items = () => screen.getAllByRole('menuitem').map((item) => item.textContent);

  it('is found in either language, without accents, and chosen with Enter', async () => {
    const { user } = await open();
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    await user.keyboard('tamano');
    expect(items()).toEqual(['Actual size Ctrl+0']);
    await user.clear(screen.getByRole('searchbox'));
    await user.keyboard('ajus{Enter}');
    await heading('Settings');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('opens recents, goes to open models, changes themes, and names what makes no sense now', async () => {
    const { host, user } = await open();
    const choose = async (text: string) => {
      await user.keyboard('{Control>}k{/Control}');
      await screen.findByRole('dialog');
      await user.keyboard(text);
    };
    await choose('open lost');
    expect(screen.getByText('Nothing matches “open lost”.')).toBeDefined();
    await user.keyboard('{Escape}');
    await choose('reload');
    expect(items()).toEqual(['Reload from disk nothing is open for it']);
    await user.keyboard('{Escape}');
    await choose('churn{Enter}');
    await heading('model at x/churn');
    request(host, 'a');
    await heading('model at x/a');
    await choose('go to churn{Enter}');
    await heading('model at x/churn');
    await choose('dark{Enter}');
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
  });

  it('has nothing for axe to complain about', async () => {
    const { user } = await open();
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    expect(await violations()).toEqual([]);
  });
});

describe('the focus', () => {
  it('goes round the parts of the window, both ways', async () => {
    const host = fakeHost({ models: { 'grant-a': one('x/a') } });
    const { user } = renderApp(host);
    request(host, 'a');
    await heading('model at x/a');
    const region = () => document.activeElement?.closest('[data-region]')?.tagName;
    const seen = [];
    for (const keys of ['{F6}', '{F6}', '{F6}', '{F6}', '{F6}', '{Shift>}{F6}{/Shift}', '{Shift>}{F6}{/Shift}']) {
      await user.keyboard(keys);
      seen.push(region());
    }
    expect(seen).toEqual(['FOOTER', 'NAV', 'HEADER', 'MAIN', 'FOOTER', 'MAIN', 'HEADER']);
  });

  it('goes to the field that narrows the view, where it has one; else the key is left alone', async () => {
    const { user } = renderApp(fakeHost({ recents: [RECENT] }));
    await screen.findByText('churn');
    await user.keyboard('{Control>}f{/Control}');
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Filter' }));
    await user.keyboard('zzz{Escape}');
    expect(screen.getByText('churn')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    expect(fireEvent.keyDown(window, { key: 'f', code: 'KeyF', ctrlKey: true })).toBe(true);
  });
});

it('lists every shortcut of this face, and Escape closes the list', async () => {
  const { user } = renderApp(fakeHost({ face: 'tab' }));
  await user.keyboard('{F1}');
  const dialog = await screen.findByRole('dialog', { name: 'Shortcuts' });
  expect(within(dialog).getByText('Alt+Shift+W')).toBeDefined();
  expect(within(dialog).getByText('Alt+Shift+1 … 7')).toBeDefined();
  expect(within(dialog).queryByText('Ctrl+W')).toBeNull();
  expect(await violations()).toEqual([]);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

describe.each(['en', 'es'] as const)('what axe says of the screens (%s)', (language) => {
  const settings = { ...SETTINGS, language };
  const models = { 'grant-tree': [foundModel('a'), foundModel('b', { loadable: false })] };

  it('library: nothing', async () => {
    renderApp(fakeHost({ settings, recents: [RECENT, { ...RECENT, id: '1', missing: true }] }));
    await screen.findAllByText('churn');
    expect(await violations()).toEqual([]);
  });

  it('settings: nothing', async () => {
    const host = fakeHost({ settings });
    renderApp(host);
    act(() => host.emit({ name: 'command.chosen', data: { id: 'settings' } }));
    await screen.findByRole('radio', { name: 'Español' });
    expect(await violations()).toEqual([]);
  });

  it('list of models, nothing found, and an error: nothing', async () => {
    const host = fakeHost({ settings, models });
    renderApp(host);
    const errors = [{ code: 'not-found', message: 'gone', details: { path: 'x' } }];
    act(() => host.emit({ name: 'open.requested', data: { grants: [grantOf('empty'), grantOf('tree')], errors } }));
    await screen.findByRole('alert');
    expect(await violations()).toEqual([]);
    act(() => host.emit({ name: 'command.chosen', data: { id: 'next-tab' } }));
    await screen.findAllByRole('checkbox');
    act(() => host.emit({ name: 'source.changed', data: { grant: 'grant-tree' } }));
    expect(await violations()).toEqual([]);
  });
});
