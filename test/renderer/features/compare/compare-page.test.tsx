import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { KnownError } from '../../../../shared/contract/errors.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { compare, heading, inputsOf, models, request, table } from '../../../support/comparing-page.tsx';
import { COMPARISON, comparing } from '../../../support/comparison.ts';
import { fakeHost, SETTINGS } from '../../../support/fake-client.tsx';
import { renderApp } from '../../../support/render.tsx';

vi.mock('../../../../renderer/features/model/model-page.tsx', () => import('../../../support/model-page-stub.tsx'));

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

describe('the rules', () => {
  const other = {
    rules: 'mlflow-2.22',
    forward: { verdict: 'compatible', channels: { rest: 'compatible', dataframe: 'compatible' } },
    rollback: { verdict: 'unknown', channels: { rest: 'unknown', dataframe: 'unknown' } },
  } as const;

  it('are named with why, and another version that says the same is named too', async () => {
    await compare();
    await screen.findByText('Judged as served by MLflow 3.17, the one nearest to B (MLflow 3.17.2).');
    expect(screen.getByText('MLflow 2.22 comes to the same verdicts.')).toBeDefined();
  });

  it('of another version, where it answers otherwise, are a press away, and so is the way back', async () => {
    const swapped = { ...other, rules: 'mlflow-3.17' } as const;
    const { host, user } = await compare({
      answers: comparing(COMPARISON, ({ rules }) =>
        rules === 'mlflow-2.22' ? { rules, other: swapped } : { rules: 'mlflow-3.17', other },
      ),
    });
    await screen.findByText('MLflow 2.22 answers otherwise:');
    expect(
      screen.getByText(/^REST: compatible · Python: compatible · Going back from B to A: not judged$/),
    ).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Judge by MLflow 2.22' }));
    await screen.findByText('Judged as served by MLflow 2.22, as you chose.');
    expect(inputsOf(host, 'compare.open').at(-1)).toMatchObject({ rules: 'mlflow-2.22' });
    await user.click(screen.getByRole('button', { name: 'Back to the usual one' }));
    await screen.findByText(/nearest to B/);
  });
});

describe('going on from the answer', () => {
  it('a request of a reason is tried on A or B, the signature of B is edited', async () => {
    const { user } = await compare();
    await user.click(await screen.findByRole('row', { name: /Edad/ }));
    await user.click(screen.getByRole('button', { name: 'Try it on B' }));
    await heading('model at x/b, check');
    await user.click(screen.getByRole('button', { name: 'back to a' }));
    await heading('Can b replace a?');
    await user.click(screen.getByRole('button', { name: /^Edit signature/ }));
    await heading('model at x/b, edit');
    // The tab that was open already, not another one.
    expect(screen.getAllByRole('row', { name: /^b/ })).toHaveLength(1);
  });

  it('what was looked at is there again: section, filter, row, all or differences', async () => {
    const { user } = await compare();
    await user.click(await screen.findByRole('radio', { name: 'All' }));
    await user.type(screen.getByRole('searchbox'), 'b');
    await user.click(await screen.findByRole('row', { name: /BMI/ }));
    await user.click(screen.getByRole('button', { name: 'Library' }));
    await heading(/Look inside/);
    await user.click(screen.getByRole('row', { name: /a → b|b.*a/ }));
    await heading('Can b replace a?');
    expect((screen.getByRole('searchbox') as HTMLInputElement).value).toBe('b');
    expect(screen.getByRole('row', { name: /BMI/ }).getAttribute('aria-selected')).toBe('true');
    expect(screen.getByRole('radio', { name: 'All' }).getAttribute('aria-checked')).toBe('true');
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
