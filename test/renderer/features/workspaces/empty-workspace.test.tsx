import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { newDraft } from '../../../../renderer/features/port/draft-store.ts';
import { goToWorkspace } from '../../../../renderer/features/workspaces/workspace-view.ts';
import { renderApp } from '../../../support/render.tsx';
import { heading, request } from '../../../support/whole-app.tsx';
import { wizard, workspace } from '../../../support/wizard.tsx';

beforeEach(() => {
  newDraft();
  goToWorkspace(null);
});

const READ_ONLY = { code: 'store-unknown-revision', message: '', details: { revision: 'x' } };

/** The page of a workspace without models. */
async function empty(more: Partial<ReturnType<typeof workspace>> = {}) {
  const { host } = wizard({
    role: 'DEV',
    answers: {
      'workspace.list': () => ({ workspaces: [{ ...workspace('lab', 'DEV'), ...more }, workspace('prod', 'PROD')] }),
      'workspace.models': () => ({ rows: [], next: null, total: 0, index: { done: 0, of: 0 } }),
    },
  });
  const { user } = renderApp(host);
  const show = async () => {
    await user.click(screen.getByRole('button', { name: 'Workspaces' }));
    await user.click(await screen.findByRole('button', { name: /^DEV ?lab/ }));
    await screen.findByText('No model is registered here yet.');
  };
  return { host, user, show };
}
const into = () => screen.findByRole('button', { name: 'Export a model into it…' });
const chosen = () => screen.findByRole('radio', { name: /lab/, checked: true });

describe('a workspace without models', () => {
  it('leads to the wizard, which asks for a model and knows where it is to go', async () => {
    const { host, user, show } = await empty();
    request(host, 'churn');
    await screen.findByRole('row', { name: /churn/ });
    await show();
    await user.click(await into());
    await heading('Source');
    await user.click(await screen.findByRole('button', { name: 'churn' }));
    await screen.findByText(/has a signature/);
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await heading('Destination');
    await chosen();
  });

  it('keeps a model that was chosen already', async () => {
    const { host, user, show } = await empty();
    request(host, 'churn');
    await screen.findByRole('row', { name: /churn/ });
    await user.keyboard('{Control>}{Shift>}E{/Shift}{/Control}');
    await heading('Destination');
    await show();
    await user.click(await into());
    await heading('Destination');
    await chosen();
  });

  it('offers it not where nothing can be written', async () => {
    const { show } = await empty({ readOnly: READ_ONLY });
    await show();
    expect(screen.queryByRole('button', { name: 'Export a model into it…' })).toBeNull();
  });
});
