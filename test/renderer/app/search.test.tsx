import { act, configure, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { KnownError } from '../../../shared/contract/errors.ts';
import type { Output } from '../../../shared/contract/contract.ts';
import type { SearchHit } from '../../../shared/search/hits.ts';
import { useWantedRow } from '../../../renderer/features/rows/wanted-row.ts';
import { ModelPlaceContext } from '../../../renderer/features/rows/model-place.tsx';
import { violations } from '../../support/axe-jsdom.ts';
import { fakeHost, foundModel, grantOf } from '../../support/fake-client.tsx';
import { renderApp } from '../../support/render.tsx';
import { heading, inputsOf, one, request } from '../../support/whole-app.tsx';

configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 30_000 });

// What a view does with the row that is asked for is tested with the view; here it is enough which one is.
function Wanted({ view }: { readonly view: 'overview' | 'signature' | 'environment' | 'files' | 'details' }) {
  const [row] = useWantedRow(view);
  return <p>wanted: {row === null ? 'nothing' : `${row.view} ${row.row}`}</p>;
}
vi.mock('../../../renderer/features/model/model-page.tsx', () => ({
  ModelPage: ({ grant, path, view }: { grant: { token: string }; path: string; view: 'signature' }) => (
    <ModelPlaceContext value={{ grant: grant.token, path }}>
      <h1>
        {view} of {path}
      </h1>
      <Wanted key={view} view={view} />
    </ModelPlaceContext>
  ),
}));

type Answer = Output<'search.model'>;
const column = (name: string, row: string): SearchHit => ({
  kind: 'column',
  part: 'inputs',
  row,
  path: [name],
  type: 'long',
  value: null,
});
const file = (path: string): SearchHit => ({ kind: 'file', path, type: 'file', purpose: 'unknown' });
const pkg = (name: string): SearchHit => ({ kind: 'package', name, says: [`${name}==1.0`] });
const answer = (hits: readonly SearchHit[], more: Partial<Answer> = {}): Answer => ({
  hits: hits.map((hit) => ({ rank: 5, hit })),
  totals: {
    column: hits.filter(({ kind }) => kind === 'column').length,
    package: hits.filter(({ kind }) => kind === 'package').length,
    file: hits.filter(({ kind }) => kind === 'file').length,
    value: 0,
  },
  size: 10,
  gaps: [],
  ...more,
});

/** The app with models `a` and `b` at the front, which answer a search so. */
async function open(answers: Readonly<Record<string, (query: string, limit: number) => Answer | Promise<Answer>>>) {
  const models = { 'grant-a': one('x/a'), 'grant-b': one('x/b'), 'grant-many': [foundModel('m/1'), foundModel('m/2')] };
  const host = fakeHost({
    models,
    answers: {
      'search.model': ({ grant, query, limit }) => answers[grant]?.(query, limit) ?? answer([]),
    },
  });
  const drawn = renderApp(host);
  request(host, 'a', 'b');
  await heading('overview of x/a');
  const type = async (text: string) => {
    await drawn.user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    await drawn.user.keyboard(text);
  };
  return { host, type, ...drawn };
}
const items = () => screen.queryAllByRole('option').map((item) => item.textContent);

describe('searching everything that is open', () => {
  it('lists what is found by kind, with the model that it is in, and goes to its row there', async () => {
    const { type, user, host } = await open({
      'grant-a': () => answer([column('plan_x', 'inputs 0')]),
      'grant-b': () => answer([column('plan_x', 'inputs 4'), file('plan_x.csv')]),
    });
    await type('plan_x');
    await waitFor(() =>
      expect(items()).toEqual(['plan_x input long a', 'plan_x input long b', 'plan_x.csv unknown b']),
    );
    expect(screen.getByText('Columns and params')).toBeDefined();
    await screen.findByText('Looked through 2 models.');
    expect(await violations()).toEqual([]);
    await user.keyboard('{ArrowDown}{Enter}');
    await heading('signature of x/b');
    await screen.findByText('wanted: signature inputs 4');
    expect(inputsOf(host, 'search.model')[0]).toEqual({ grant: 'grant-a', path: 'x/a', query: 'plan_x', limit: 6 });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it.each([
    [pkg('numpy'), 'environment', 'numpy'],
    [file('code/a.py'), 'files', 'code/a.py'],
    [
      { kind: 'value', keys: 'metadata.team', value: 'risk', line: null, view: 'details', row: 'metadata' } as const,
      'details',
      'metadata',
    ],
  ])('goes to the view that shows it: %#', async (hit, view, row) => {
    const { type, user } = await open({
      'grant-b': () => answer([hit], { totals: { ...answer([]).totals, [hit.kind]: 1 } }),
    });
    await type('zzzz');
    await waitFor(() => expect(items()).toHaveLength(1));
    await user.keyboard('{Enter}');
    await heading(`${view} of x/b`);
    await screen.findByText(`wanted: ${view} ${row}`);
  });

  it('says how many there are, and lists more when asked to', async () => {
    const many = Array.from({ length: 200 }, (_, at) => file(`zzz-${at}`));
    const { type, user } = await open({
      'grant-a': (_query, limit) => answer(many.slice(0, limit), { totals: { ...answer([]).totals, file: 5000 } }),
    });
    await type('zzz');
    await screen.findByText('6 of 5,000');
    expect(items()).toHaveLength(7);
    await user.click(screen.getByRole('option', { name: /Show 94 more/ }));
    await screen.findByText('100 of 5,000');
    expect(items()).toHaveLength(100);
    expect(screen.getByRole('dialog')).toBeDefined();
  });

  it('gives up what was typed before, and chooses nothing that does not fit any more', async () => {
    let release: ((late: Answer) => void) | null = null;
    const { type, user, host } = await open({
      'grant-a': (query) =>
        query === 'ag' ? new Promise<Answer>((resolve) => (release = resolve)) : answer([column(query, 'inputs 1')]),
    });
    await type('ag');
    await waitFor(() => expect(inputsOf(host, 'search.model').length).toBeGreaterThan(0));
    // Commands that only have the letters somewhere wait for what is found: Enter would choose them.
    expect(items()).toEqual([]);
    const waiting = host.calls.find(
      ({ method, input }) => method === 'search.model' && (input as { grant: string }).grant === 'grant-a',
    );
    expect(waiting?.signal?.aborted).toBe(false);
    await user.keyboard('e');
    await waitFor(() => expect(items()[0]).toBe('age input long a'));
    expect(waiting?.signal?.aborted).toBe(true);
    release!(answer([column('agony', 'inputs 0')]));
    await user.keyboard('{Backspace}{Backspace}{Backspace}zz');
    expect(items()).toEqual([]);
  });

  it('says which models were not looked through, and why', async () => {
    const { type, host } = await open({
      'grant-a': () => {
        throw new KnownError('not-found', 'gone', { path: 'a' });
      },
      'grant-b': () => answer([], { gaps: ['mlmodel-part', 'files'], size: 0 }),
    });
    request(host, 'many');
    await heading('2 models in many');
    await type('zzzz');
    await screen.findByText(/^a was not looked through\./);
    expect(screen.getByText(/^b: only a part of its MLmodel/)).toBeDefined();
    expect(screen.getByText('b: the list of its files is not whole.')).toBeDefined();
    expect(screen.getByText('b holds nothing to look through.')).toBeDefined();
    expect(screen.getByText('many holds several models. Open the one to look through.')).toBeDefined();
    expect(screen.getByText('Nothing in the 3 open models and no command matches “zzzz”.')).toBeDefined();
    expect(await violations()).toEqual([]);
  });

  it('searches nothing while nothing is open', async () => {
    const host = fakeHost();
    const { user } = renderApp(host);
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('zzzz');
    await screen.findByText('Nothing matches “zzzz”.');
    act(() => host.emit({ name: 'open.requested', data: { grants: [grantOf('a')], errors: [] } }));
    expect(inputsOf(host, 'search.model')).toEqual([]);
  });
});
