import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { LineageView } from '../../../../renderer/features/lineage/lineage-view.tsx';
import type { Output } from '../../../../shared/contract/contract.ts';
import type { Lineage } from '../../../../shared/lineage/graph.ts';
import { packLineage } from '../../../../shared/lineage/packed.ts';
import { KnownError } from '../../../../shared/contract/errors.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { fakeHost, SETTINGS } from '../../../support/fake-client.tsx';
import { edgeOf, fanLineage, nodeOf, teamLineage } from '../../../support/lineage-graphs.ts';
import { renderWith } from '../../../support/render.tsx';

type Answer = (Omit<Output<'lineage.read'>, 'lineage'> & { readonly lineage: Lineage }) | (() => never);

/** How a lineage is looked at is kept: each test has its own. */
let made = 0;

function show(answer: Answer, opening: (id: string) => (() => void) | null = () => null) {
  const host = fakeHost({
    settings: { ...SETTINGS, lineage: 'list' },
    answers: {
      'lineage.read': () =>
        typeof answer === 'function' ? answer() : { ...answer, lineage: packLineage(answer.lineage) },
    },
  });
  made += 1;
  const part = (
    <LineageView about={{ grant: `g${made}`, path: '' }} name="churn" opening={({ id }) => opening(id)} uses={null} />
  );
  return { host, ...renderWith(host, part) };
}
const things = () => screen.findByRole('grid', { name: 'Things in the lineage' }, { timeout: 10_000 });

describe('the list of a lineage', () => {
  it('has every thing and every link with who says so', async () => {
    const lineage = teamLineage();
    const { container } = show({ lineage, home: null, unread: [] });
    const nodes = await things();
    expect(nodes.getAttribute('aria-rowcount')).toBe(String(lineage.nodes.length + 1));
    const links = screen.getByRole('grid', { name: 'Links in the lineage' });
    expect(links.getAttribute('aria-rowcount')).toBe(String(lineage.edges.length + 1));
    expect(screen.getByRole('heading', { name: '12 things' })).toBeDefined();
    expect(await violations(container)).toEqual([]);
  });

  it('tells what is chosen in full: facts, both ways, evidence, and that it is disputed', async () => {
    const { user } = show({ lineage: teamLineage(), home: null, unread: [] });
    await things();
    const panel = () => screen.getByRole('complementary', { name: 'What is chosen' });
    expect(panel().textContent).toContain('Production');
    await user.click(within(panel()).getByRole('button', { name: 'churn-model' }));
    const told = panel().textContent;
    for (const each of [
      'said by MLmodel: run_id',
      'said by the store: models/m-5f/meta.yaml: source_run_id',
      'said by manifest of the port: manifest.json: run',
      'Disputed: something else says otherwise',
      'weekly 10 March',
    ])
      expect(told).toContain(each);
  });

  it('says of an id that is in two places why it is neither', async () => {
    const facts = [{ key: 'anyOf' as const, value: 'dev, copied' }];
    const nodes = [nodeOf('model bare'), nodeOf('run r1', { presence: 'referenced', where: null, facts })];
    show({
      lineage: { root: 'model bare', nodes, edges: [edgeOf('run r1', 'model bare', 'made')], left: 0 },
      home: null,
      unread: [],
    });
    await things();
    fireEvent.click(
      within(screen.getByRole('complementary', { name: 'What is chosen' })).getByRole('button', { name: 'run r1' }),
    );
    screen.getByText(/its id is in several places \(dev, copied\), and nothing says which of them is meant/);
  });

  it('shows one path alone, and Escape goes back', async () => {
    const { user } = show({ lineage: teamLineage(), home: null, unread: [] });
    await things();
    await user.click(screen.getByRole('button', { name: 'churn version 1' }));
    await user.click(screen.getByRole('button', { name: 'Only its path' }));
    expect((await things()).getAttribute('aria-rowcount')).toBe('12');
    await user.keyboard('{Escape}');
    await waitFor(async () => expect((await things()).getAttribute('aria-rowcount')).toBe('13'));
  });

  it('opens what can be opened', async () => {
    const opened = vi.fn();
    const { user } = show({ lineage: teamLineage(), home: null, unread: [] }, (id) =>
      id.startsWith('run') ? opened : null,
    );
    await things();
    expect(screen.queryByRole('button', { name: 'Open' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'churn-model' }));
    await user.click(screen.getByRole('button', { name: 'weekly 10 March' }));
    await user.click(screen.getByRole('button', { name: 'Open' }));
    expect(opened).toHaveBeenCalledOnce();
  });

  it.each([
    ['Dataset customers-february', 'A dataset cannot be opened'],
    ['Commit 9f1c5d2e7b3a', 'A commit cannot be opened here'],
    ['Run 8c1f22ab9f1c5d2e7b3a4c6d8e0f1a2b', 'nothing that was read holds it'],
  ])('says why %s can not be opened', async (name, why) => {
    const { user } = show({ lineage: teamLineage(), home: null, unread: [] });
    await user.click(within(await things()).getByRole('row', { name: new RegExp(`^${name}`) }));
    const panel = screen.getByRole('complementary', { name: 'What is chosen' });
    expect(panel.textContent).toContain(why);
    expect(within(panel).queryByRole('button', { name: 'Open' })).toBeNull();
  });

  it('folds nothing, and is remembered', async () => {
    const { host, user } = show({ lineage: fanLineage(500), home: null, unread: [] });
    expect((await things()).getAttribute('aria-rowcount')).toBe('506');
    await user.click(screen.getByRole('radio', { name: 'Graph' }));
    expect(host.calls.filter(({ method }) => method === 'settings.change').map(({ input }) => input)).toEqual([
      { lineage: 'graph' },
    ]);
  });
});

describe('what there is to say besides', () => {
  const lonely = { root: 'model m', nodes: [nodeOf('model m')], edges: [], left: 0 };
  it.each<[string, Answer, string[]]>([
    [
      'nothing is known',
      { lineage: lonely, home: null, unread: [] },
      ['Nothing says where this model comes from.', 'Open the mlruns folder'],
    ],
    [
      'more was there',
      { lineage: { ...teamLineage(), left: 1234 }, home: null, unread: [] },
      ['1,234 more things are further away'],
    ],
    [
      'a place could not be read',
      {
        lineage: teamLineage(),
        home: null,
        unread: [{ name: 'prod', error: { code: 'not-found', message: 'gone', details: {} } }],
      },
      ['nothing is known, for it could not be read', 'prod'],
    ],
    [
      'it failed',
      () => {
        throw new KnownError('job-died', 'died', {});
      },
      ['job-died', 'Try again'],
    ],
  ])('%s', async (_, answer, texts) => {
    show(answer);
    for (const each of texts) await waitFor(() => expect(document.body.textContent).toContain(each));
  });

  it('looks into workspaces only when asked', async () => {
    const { host, user } = show({ lineage: teamLineage(), home: null, unread: [] });
    await things();
    await user.click(screen.getByRole('button', { name: 'Look in my workspaces too' }));
    await things();
    const asked = host.calls.filter(({ method }) => method === 'lineage.read').map(({ input }) => input);
    expect(asked).toMatchObject([{ elsewhere: false }, { elsewhere: true }]);
  });

  it('advises to look into workspaces only where that was not done', async () => {
    const nodes = [nodeOf('model bare'), nodeOf('run r1', { presence: 'referenced', where: null })];
    const lineage = { root: 'model bare', nodes, edges: [edgeOf('run r1', 'model bare', 'made')], left: 0 };
    const { user } = show({ lineage, home: null, unread: [] });
    await things();
    const choose = () =>
      fireEvent.click(
        within(screen.getByRole('complementary', { name: 'What is chosen' })).getByRole('button', { name: 'run r1' }),
      );
    choose();
    screen.getByText(/Open the store that it is in, or look in your workspaces too\.$/);
    await user.click(screen.getByRole('button', { name: 'Look in my workspaces too' }));
    await screen.findByText(/neither what was read here nor one of your workspaces holds it\./);
  });
});

const USES = { onOpen: vi.fn(), onCompare: vi.fn() };
describe('where a model is in use', () => {
  const uses: Output<'lineage.uses'> = {
    digest: 'a'.repeat(64),
    found: [
      {
        place: 'prod',
        kind: 'version',
        name: 'churn',
        version: '7',
        aliases: ['live'],
        by: 'tag',
        self: false,
        grant: null,
        path: '',
        opens: null,
      },
      {
        place: 'here',
        kind: 'model',
        name: 'churn',
        version: null,
        aliases: [],
        by: 'content',
        self: true,
        grant: 'g',
        path: '',
        opens: null,
      },
    ],
    unread: [{ name: 'old.zip', error: { code: 'not-found', message: 'gone', details: {} } }],
    places: 3,
    models: 12,
  };
  it.each([
    ['in one more place', uses, ['In 1 other place.', 'churn version 7', '@live', 'by the digest', 'old.zip']],
    ['nowhere else', { ...uses, found: uses.found.slice(1), unread: [] }, ['Nowhere else.', 'models compared: 12']],
  ])('%s, and what could not be read', async (_, answer, texts) => {
    const host = fakeHost({
      settings: { ...SETTINGS, lineage: 'list' },
      answers: {
        'lineage.read': () => ({ lineage: packLineage(teamLineage()), home: null, unread: [] }),
        'lineage.uses': () => answer,
      },
    });
    const part = <LineageView about={{ grant: 'g', path: '' }} name="churn" opening={() => null} uses={USES} />;
    const { user } = renderWith(host, part);
    await things();
    await user.click(screen.getByRole('button', { name: 'Where is it in use?' }));
    const panel = await screen.findByRole('region', { name: 'Where this model is in use' });
    for (const each of texts) await waitFor(() => expect(panel.textContent).toContain(each));
    await user.click(within(panel).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('region', { name: 'Where this model is in use' })).toBeNull();
  });
});

it('opens and compares each place where it is in use, but one that only its digest tells of', async () => {
  const opens = { place: 'p', owner: { kind: 'logged', id: 'm-1' }, path: '' } as const;
  const use = { place: 'prod', version: null, aliases: [], self: false, grant: null, path: '', opens } as const;
  const found = [
    { ...use, kind: 'logged-model', name: 'first', by: 'content' },
    { ...use, kind: 'logged-model', name: 'second', by: 'tag' },
  ] as const;
  const answers = {
    'lineage.read': () => ({ lineage: packLineage(teamLineage()), home: null, unread: [] }),
    'lineage.uses': () => ({ digest: 'a', found: [...found], unread: [], places: 1, models: 2 }),
  };
  const host = fakeHost({ settings: { ...SETTINGS, lineage: 'list' }, answers } as never);
  const part = <LineageView about={{ grant: 'g', path: '' }} name="churn" opening={() => null} uses={USES} />;
  const { user } = renderWith(host, part);
  await things();
  await user.click(screen.getByRole('button', { name: 'Where is it in use?' }));
  const panel = await screen.findByRole('region', { name: 'Where this model is in use' });
  await user.click(await within(panel).findByRole('button', { name: /^Open\s*first in prod$/ }));
  await user.click(within(panel).getByRole('button', { name: /^Compare\s*first in prod$/ }));
  for (const way of [USES.onOpen, USES.onCompare]) expect(way).toHaveBeenCalledWith(found[0], 'first');
  expect(within(panel).queryByRole('button', { name: /second/ })).toBeNull();
});

it.each([
  ['As text', 'churn version 3'],
  ['As Mermaid', 'flowchart LR'],
])('is copied: %s', async (name, start) => {
  const { user } = show({ lineage: teamLineage(), home: null, unread: [] });
  await things();
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const buttons = screen.getAllByRole('button', { name: 'Copy' });
  await user.click(buttons[0]!);
  await user.click(await screen.findByRole('menuitem', { name }));
  expect(copied.mock.calls[0]?.[0]).toContain(start);
});
