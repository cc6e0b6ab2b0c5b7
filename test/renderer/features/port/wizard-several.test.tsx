import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { KnownError } from '../../../../shared/contract/errors.ts';
import { found, passed } from '../../../../shared/export/checks.ts';
import type { DraftSource } from '../../../../renderer/features/port/draft.ts';
import { newDraft } from '../../../../renderer/features/port/draft-store.ts';
import { planOf } from '../../../support/plan.ts';
import { renderApp } from '../../../support/render.tsx';
import { heading, inputsOf } from '../../../support/whole-app.tsx';
import { isOff, next, ready, viewOf, wizard, type WizardScene } from '../../../support/wizard.tsx';

const LAB = { role: 'DEV', workspace: 'lab', version: '4' } as const;

/** Plans that differ by their source: `stops` says which are stopped, and by what. */
function plans(stops: Readonly<Record<string, string>>): WizardScene['answers'] {
  return {
    'port.source': ({ source }) => ({
      name: nameOf(source),
      uri: nameOf(source),
      version: null,
      run: null,
      files: 9,
      size: 9,
      tags: {},
      description: null,
      aliases: [],
      stage: null,
      hops: 0,
      flavors: [],
      signature: true,
      loadable: true,
    }),
    'port.plan': ({ source, model }) => {
      const name = nameOf(source);
      const code = stops[name];
      const checks = code === undefined ? [passed('P01')] : [found('P22', 'stop', code, { passable: true })];
      const plan = planOf({ checks, source: { uri: name }, target: { ...LAB, model: model ?? name } });
      return { handle: `plan-${name}`, plan: viewOf(plan) };
    },
  };
}
const nameOf = (source: object) => String('grant' in source ? source.grant : '').replace('grant-', '');

const sourceOf = (name: string): DraftSource => {
  const source = { kind: 'model', grant: `grant-${name}`, path: null } as const;
  return { key: name, source, name, model: null };
};

/** The wizard with these, on their way to lab. */
async function toLab(answers: WizardScene['answers'], ...names: readonly string[]) {
  newDraft(names.map(sourceOf));
  const { host } = wizard({ answers: answers ?? {} });
  const { user } = renderApp(host);
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await chosen(user);
  return { host, user };
}

async function chosen(user: ReturnType<typeof renderApp>['user']) {
  await user.click(await screen.findByRole('radio', { name: /lab/ }));
  await ready();
  await user.click(next());
  await heading('Pre-flight');
}
const REASON = { name: 'Why it may go on all the same' };

describe('several that are started at once', () => {
  it('a reason goes with those that needed one; one that the host refuses is named beside those that it began, and can be checked anew', async () => {
    const done = { ...wizard().row, id: 'd4', state: 'done', outcome: 'ported' } as const;
    const { user, host } = await toLab(
      {
        ...plans({ d4: 'secrets' }),
        'port.start': ({ handle }) => {
          if (handle === 'plan-d3') throw new KnownError('no-handle', 'closed');
          return done;
        },
        'port.list': () => ({ ports: [done], damaged: [] }),
      },
      'd3',
      'd4',
    );
    await user.type(await screen.findByRole('textbox', REASON), 'told{Enter}');
    await heading('Review');
    await ready();
    await user.click(next());
    await screen.findByText('d3 was not begun:');
    screen.getByText(/no-handle/);
    expect(inputsOf(host, 'port.start')).toEqual([
      { handle: 'plan-d3', reason: null, confirmed: null },
      { handle: 'plan-d4', reason: 'told', confirmed: null },
    ]);
    const before = inputsOf(host, 'port.plan').length;
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    await heading('Pre-flight');
    await ready();
    expect(inputsOf(host, 'port.plan').slice(before)).toMatchObject([{ source: { grant: 'grant-d3' } }]);
  }, 60_000);
});

describe('several of which two are to have one name', () => {
  it('is said at the later one, and nothing goes on before it has another: both would be planned as the same version', async () => {
    newDraft(['d3', 'd4', 'd5'].map((name) => ({ ...sourceOf(name), model: name === 'd5' ? 'd3' : null })));
    const { host } = wizard({ answers: plans({}) ?? {} });
    const { user } = renderApp(host);
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('radio', { name: /lab/ }));
    const later = await screen.findByRole('combobox', { name: 'Model name (d5)' });
    const said = await screen.findAllByText(/A model above has this name already\./);
    expect(said.map(({ id }) => id)).toEqual([later.getAttribute('aria-describedby')]);
    screen.getByText('Put right what is marked above.');
    expect(isOff(next())).toBe(true);
    await user.clear(later);
    await user.type(later, 'd6');
    await ready();
    await user.click(next());
    await heading('Pre-flight');
    const asked = () => inputsOf(host, 'port.plan').map((input) => (input as { model: string | null }).model);
    await waitFor(() => expect(asked()).toEqual([null, null, 'd6']));
  });
});

describe('a wizard that begins anew', () => {
  it('plans anew, though everything is chosen as before', async () => {
    const { user, host } = await toLab(plans({}), 'd3');
    await waitFor(() => expect(inputsOf(host, 'port.plan')).toHaveLength(1));
    act(() => newDraft([sourceOf('d3')]));
    await chosen(user);
    await waitFor(() => expect(inputsOf(host, 'port.plan')).toHaveLength(2));
  });
});
