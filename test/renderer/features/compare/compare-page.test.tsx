import { act, configure, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { KnownError } from '../../../../shared/contract/errors.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { COMPARISON, comparing, wideComparison } from '../../../support/comparison.ts';
import { fakeHost, foundModel, grantOf, SETTINGS, type FakeHost } from '../../../support/fake-client.tsx';
import { renderApp } from '../../../support/render.tsx';

vi.mock('../../../../renderer/features/model/model-page.tsx', () => ({
  ModelPage: ({ path, onCompare }: { path: string; onCompare: () => void }) => (
    <>
      <h1>model at {path}</h1>
      <button onClick={onCompare}>Compare…</button>
    </>
  ),
}));

// Screens of many parts on a busy machine.
configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });

const models = {
  'grant-a': [foundModel('x/a')],
  'grant-b': [foundModel('x/b')],
  'grant-c': [foundModel('x/c')],
  'grant-many': [foundModel('m/one'), foundModel('m/two')],
};
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const inputsOf = (host: FakeHost, method: string) =>
  host.calls.filter((call) => call.method === method).map((call) => call.input);
const table = () => screen.findByRole('treegrid');

function request(host: FakeHost, ...names: string[]): void {
  act(() => host.emit({ name: 'open.requested', data: { grants: names.map(grantOf), errors: [] } }));
}

async function compare(options: Parameters<typeof fakeHost>[0] = {}) {
  const host = fakeHost({ models, ...options, answers: { ...comparing(), ...options.answers } });
  const drawn = renderApp(host);
  request(host, 'a', 'b');
  await drawn.user.click(await screen.findByRole('button', { name: /^(?:Compare|Comparar) a (?:with|con) b$/ }));
  return { host, ...drawn };
}

describe('ways in', () => {
  const drag = (items: number) => ({ types: ['Files'], files: [], items: Array.from({ length: items }, () => ({})) });
  // jsdom's drags have no place.
  const drags = (name: 'dragOver' | 'drop', dataTransfer: object) => {
    const event = createEvent[name](window, { dataTransfer });
    Object.defineProperties(event, { clientX: { value: 1 }, clientY: { value: 1 } });
    fireEvent(window, event);
  };
  const over = (id: string) => {
    const target = document.querySelector(`[data-drop="${id}"]`);
    if (target !== null) target.getBoundingClientRect = () => ({ left: 0, top: 0, right: 100, bottom: 100 }) as DOMRect;
  };
  const drop = async (id: string, items: number, ...names: string[]) => {
    const host = fakeHost({
      models,
      answers: comparing(),
      drop: async () => ({ grants: names.map(grantOf), errors: [] }),
    });
    renderApp(host);
    request(host, 'a');
    await heading('model at x/a');
    const dataTransfer = { ...drag(items), getData: () => '' };
    drags('dragOver', dataTransfer);
    over(id);
    drags('dragOver', dataTransfer);
    expect(document.querySelector(`[data-drop="${id}"]`)?.getAttribute('data-over')).toBe('true');
    drags('drop', dataTransfer);
    return host;
  };

  it('a model dropped on the open one is compared with it', async () => {
    const host = await drop('with', 1, 'b');
    await heading('Can b replace a?');
    await table();
    expect(inputsOf(host, 'compare.open')).toMatchObject([
      { a: { grant: 'grant-a', path: 'x/a' }, b: { grant: 'grant-b', path: 'x/b' }, renames: [], contents: false },
    ]);
    expect(inputsOf(host, 'compare.close')).toEqual([{ handle: 'h' }]);
  });

  it('two dropped at once are compared with each other', async () => {
    await drop('together', 2, 'b', 'c');
    await heading('Can c replace b?');
  });

  it('three dropped at once give a table of who can replace whom, whose cells lead to the pairs', async () => {
    await drop('together', 3, 'a', 'b', 'c');
    await heading('Who can replace whom?');
    const cell = await screen.findByRole('button', { name: 'c in place of a: breaks callers' });
    expect(screen.getAllByRole('button', { name: /in place of/ })).toHaveLength(6);
    expect(await violations()).toEqual([]);
    fireEvent.click(cell);
    await heading('Can c replace a?');
  });

  it('a tab is dragged onto the page of another model', async () => {
    const host = fakeHost({ models, answers: comparing() });
    renderApp(host);
    request(host, 'a', 'b');
    await heading('model at x/a');
    const data = new Map<string, string>();
    const dataTransfer = {
      get types() {
        return [...data.keys()];
      },
      items: [],
      setData: (type: string, value: string) => data.set(type, value),
      getData: (type: string) => data.get(type) ?? '',
    };
    fireEvent.dragStart(screen.getByText('b'), { dataTransfer });
    drags('dragOver', dataTransfer);
    expect(screen.queryByText('in a tab of its own')).toBeNull();
    over('with');
    drags('drop', dataTransfer);
    await heading('Can b replace a?');
  });

  it('the button and the keys choose from what is open, was open lately, the examples and the disk', async () => {
    const recents = [
      { id: 'r', name: 'old', place: '~', kind: 'folder', opened: '2026-11-02T09:12:00Z', missing: false, flavors: [] },
    ] as const;
    const answers = {
      ...comparing(),
      'recents.open': () => ({ grants: [grantOf('c')], errors: [] }),
    };
    const host = fakeHost({ models, answers, recents: [{ ...recents[0], flavors: [] }] });
    const { user } = renderApp(host);
    request(host, 'a', 'b');
    await heading('model at x/a');
    await user.keyboard('{Control>}d{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Compare a with …' });
    const rows = () => within(dialog).getAllByRole('row');
    await waitFor(() =>
      expect(rows().map((row) => row.textContent)).toEqual([
        'bopen now',
        'old~',
        'diabetes-2025example',
        'diabetes-2026example',
      ]),
    );
    expect(await violations(dialog)).toEqual([]);
    act(() => rows()[0]?.focus());
    await user.keyboard('{ArrowDown}{Enter}');
    await heading('Can c replace a?');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('the empty place has two slots, filled by buttons; both filled, the comparison opens', async () => {
    const answers = { ...comparing(), 'open.pick': () => ({ grants: [grantOf('c')], errors: [] }) };
    const host = fakeHost({ models, answers });
    const { user } = renderApp(host);
    request(host, 'a');
    await heading('model at x/a');
    await user.click(screen.getByRole('button', { name: 'Compare' }));
    await heading('Compare two models');
    expect(await violations()).toEqual([]);
    const slot = (name: string) => within(screen.getByRole('region', { name }));
    await user.click(slot('A, the model in use').getByRole('button'));
    await user.click(within(await screen.findByRole('dialog')).getByText('a'));
    expect(slot('A, the model in use').getByText('a')).toBeDefined();
    await user.click(slot('B, the candidate').getByRole('button'));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Open folder…' }));
    await heading('Can c replace a?');
  });
});

describe('the answer', () => {
  it('is a sentence with counts, both channels, the way back and the order', async () => {
    await compare();
    const banner = within(await screen.findByRole('region', { name: 'Verdict' }));
    expect(
      banner.getByText(/^Not yet: callers and readers of the answers must change first, for 3 reasons/),
    ).toBeDefined();
    expect(banner.getByText('2 break callers · 1 breaks consumers · 1 silent change')).toBeDefined();
    expect(banner.getAllByText('breaks callers')).toHaveLength(2);
    expect(banner.getByText('callers and readers first, then the model')).toBeDefined();
  });

  it('copies a message for the callers with a request that shows it', async () => {
    const { user } = await compare();
    const written: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void written.push(text));
    await user.click(await screen.findByRole('button', { name: 'Copy message for the callers' }));
    expect(written[0]).toContain('b is to replace a');
    expect(written[0]).toContain('Edad');
    expect(written[0]).toContain('```\n{"inputs": [1]}\n```');
  });

  it('turns round with F8', async () => {
    const { host, user } = await compare();
    await table();
    await user.keyboard('{F8}');
    await heading('Can a replace b?');
    await waitFor(() =>
      expect(inputsOf(host, 'compare.open').at(-1)).toMatchObject({ a: { grant: 'grant-b' }, b: { grant: 'grant-a' } }),
    );
  });

  it('is asked anew when a person says what was renamed, and again when that is taken back', async () => {
    const { host, user } = await compare();
    await user.click(await screen.findByRole('button', { name: 'Yes, renamed' }));
    await waitFor(() =>
      expect(inputsOf(host, 'compare.open').at(-1)).toMatchObject({
        renames: [{ part: 'inputs', from: 'Age', to: 'Edad' }],
      }),
    );
    expect(screen.queryByRole('button', { name: 'Yes, renamed' })).toBeNull();
    await user.click(within(await table()).getByText('Edad'));
    await user.click(screen.getByRole('button', { name: 'Take back' }));
    // Above the table, and at the row.
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Yes, renamed' })).toHaveLength(2));
  });
});

describe('the rows', () => {
  const names = async () =>
    within(await table())
      .getAllByRole('row')
      .slice(1)
      .map((each) => each.querySelector('.row-name, [aria-colspan="5"]')?.textContent);

  it('are only the differences first, with the parents that lead to them, then all', async () => {
    const { user } = await compare();
    expect(await names()).toEqual(['Inputs4', 'Age', 'Edad', 'visits', 'address', 'zip', 'Outputs', 'as a whole']);
    await user.click(screen.getByRole('radio', { name: 'All' }));
    expect(await names()).toEqual([
      'Inputs5',
      'BMI',
      'Age',
      'Edad',
      'visits',
      'address',
      'zip',
      'Outputs',
      'as a whole',
    ]);
    await user.type(screen.getByRole('searchbox', { name: 'Filter' }), 'ZIP');
    expect(await names()).toEqual(['Inputs1', 'address', 'zip']);
  });

  it('say what changed, in both channels where they differ, and why', async () => {
    await compare();
    const row = within(await table()).getByRole('row', { name: /visits/ });
    expect(row.textContent).toMatch(/changed: .*visits.*long.*double.*REST: converts silently.*Python: breaks callers/);
    expect(row.getAttribute('aria-selected')).toBe('false');
  });

  it('show their details when they are chosen: why, what to do, a request, the way back', async () => {
    const { user } = await compare();
    await user.click(within(await table()).getByText('Edad'));
    const details = within(screen.getByRole('region', { name: 'Details' }));
    expect(details.getByText('{"inputs": [1]}')).toBeDefined();
    expect(details.getAllByText('What to do:', { exact: false }).length).toBe(2);
    expect(details.getByText('Going back from B to A')).toBeDefined();
    expect(await violations()).toEqual([]);
  });

  it('are walked with F7 through all sections and around the end, and with arrows in the table', async () => {
    const { user } = await compare();
    const treegrid = await table();
    const walked: (string | null | undefined)[] = [];
    for (let step = 0; step < 7; step += 1) {
      await user.keyboard('{F7}');
      await waitFor(() => expect(document.activeElement?.getAttribute('aria-selected')).toBe('true'));
      walked.push(document.activeElement?.querySelector('.row-name')?.textContent);
    }
    expect(walked).toEqual(['Age', 'Edad', 'visits', 'zip', 'as a whole', 'model.pkl', 'Age']);
    await user.keyboard('{Shift>}{F7}{/Shift}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('model.pkl'));
    expect(treegrid.isConnected).toBe(false);
    await user.keyboard('{F7}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Age'));
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Edad'));
    await user.keyboard('{End}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('as a whole'));
  });

  it('fold and unfold what is nested', async () => {
    const { user } = await compare();
    await user.click(within(await table()).getByText('address'));
    act(() =>
      within(document.body)
        .getByRole('row', { name: /address/ })
        .focus(),
    );
    await user.keyboard('{ArrowLeft}');
    expect(await names()).not.toContain('zip');
    await user.keyboard('{ArrowRight}');
    expect(await names()).toContain('zip');
  });

  it('may be many: only those in sight are drawn', async () => {
    const { host, user } = await compare({ answers: comparing(wideComparison(5000)) });
    expect((await table()).getAttribute('aria-rowcount')).toBe('502');
    await user.click(screen.getByRole('radio', { name: 'All' }));
    expect((await table()).getAttribute('aria-rowcount')).toBe('5002');
    expect(document.querySelectorAll('[data-line]').length).toBeLessThan(80);
    expect(inputsOf(host, 'compare.rows')).toHaveLength(5);
  });
});

describe('the files', () => {
  const sizes = ({ contents }: { contents: boolean }) => ({
    contents: contents ? ('compared' as const) : ('sizes' as const),
  });

  it('are read and compared at once where they are small', async () => {
    const { host } = await compare({ answers: comparing(COMPARISON, sizes) });
    await waitFor(() =>
      expect(inputsOf(host, 'compare.open')).toMatchObject([{ contents: false }, { contents: true }]),
    );
  });

  it('are read on request where they are large, with progress, and can be stopped', async () => {
    const answers = comparing(COMPARISON, (input) => ({ ...sizes(input), size: 5e9 }));
    let stopped = false;
    const { user } = await compare({
      answers: {
        ...answers,
        'compare.open': (input, { signal, onProgress }) => {
          if (!input.contents) return answers['compare.open'](input);
          onProgress?.({ done: 1e9, total: 5e9 });
          signal?.addEventListener('abort', () => (stopped = true));
          return new Promise(() => undefined);
        },
      },
    });
    await user.click(await screen.findByRole('tab', { name: /Files/ }));
    await user.click(screen.getByRole('button', { name: 'Compare contents (5 GB)' }));
    expect(await screen.findByText(/1 GB of 5 GB/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText(/Stopped: the files were compared by size only/)).toBeDefined();
    expect(stopped).toBe(true);
  });
});

describe('what stands in the way', () => {
  it('several models on one side: a person says which', async () => {
    const host = fakeHost({ models, answers: comparing() });
    const { user } = renderApp(host);
    request(host, 'a', 'many');
    await user.click(await screen.findByRole('button', { name: 'Compare a with many' }));
    await screen.findByRole('heading', { name: 'B: which model of many?' });
    await user.click(screen.getByText('two'));
    await heading('Can two replace a?');
    await table();
  });

  it('a model that can not be read, which is tried again', async () => {
    let broken = true;
    const answers = comparing();
    const { user } = await compare({
      answers: {
        ...answers,
        'compare.open': (input) => {
          if (broken) throw new KnownError('zip-no-end', 'cut');
          return answers['compare.open'](input);
        },
      },
    });
    expect(await screen.findByText(/was not downloaded or copied whole/)).toBeDefined();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await table();
  });

  it('the same model twice is said', async () => {
    const { user } = await compare();
    await table();
    await user.click(screen.getByRole('button', { name: /Change….*B: candidate/ }));
    await user.click(within(await screen.findByRole('dialog')).getByText('a'));
    await screen.findByText(/A and B are the same model/);
  });

  it('a change on disk is said, and F5 compares again', async () => {
    const { host, user } = await compare();
    await table();
    act(() => host.emit({ name: 'source.changed', data: { grant: 'grant-b' } }));
    expect(screen.getByText(/changed on disk/)).toBeDefined();
    const before = inputsOf(host, 'compare.open').length;
    await user.keyboard('{F5}');
    await waitFor(() => expect(inputsOf(host, 'compare.open').length).toBeGreaterThan(before));
  });
});

it.each(['en', 'es'] as const)('has nothing that axe complains of (%s)', async (language) => {
  await compare({ settings: { ...SETTINGS, language } });
  await table();
  expect(await violations()).toEqual([]);
});
