import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { violations } from '../../../support/axe-jsdom.ts';
import { compare, inputsOf, table } from '../../../support/comparing-page.tsx';
import { comparing, wideComparison } from '../../../support/comparison.ts';

vi.mock('../../../../renderer/features/model/model-page.tsx', () => import('../../../support/model-page-stub.tsx'));

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
