import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Output } from '../../../../shared/contract/contract.ts';
import type { Edit } from '../../../../shared/workspace/edits.ts';
import { noteEdit } from '../../../../renderer/features/workspaces/done-edits.ts';
import { EditNotices } from '../../../../renderer/features/workspaces/edit-notices.tsx';
import { fakeHost } from '../../../support/fake-client.tsx';
import { renderWith } from '../../../support/render.tsx';

describe('an edit that was taken back', () => {
  it.each([
    [{ left: [], kept: false }, []],
    [{ left: ['live'], kept: false }, [/could not get back @live/]],
    [{ left: [], kept: true }, [/The change of churn version 1 was taken back\..* could not be removed/]],
    [{ left: ['live'], kept: true }, [/could not get back @live/, /could not be removed/]],
  ] satisfies [Output<'workspace.undo'>, RegExp[]][])('%j says what it left', async (undone, said) => {
    const edit = { kind: 'delete-version', model: 'churn', version: '1' } as const;
    const id = `id-${JSON.stringify(undone)}`;
    noteEdit({ workspace: 'lab', id, edit, aliasBefore: null, confirmed: null });
    const host = fakeHost({ answers: { 'workspace.undo': () => undone } });
    const { user } = renderWith(host, <EditNotices workspace="lab" />);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    for (const each of said) await screen.findByText(each);
    if (said.length > 0) await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('status')).toBeNull();
  });
});

describe('what was done to a model before it was deleted', () => {
  const ALIAS = { kind: 'set-alias', model: 'fraud', version: '2', alias: 'live' } as const;
  const TAG = { kind: 'set-tag', model: 'fraud', version: null, key: 'owner', value: 'risk' } as const;
  const OTHER = { kind: 'describe', model: 'churn', version: '2', text: 'x' } as const;
  const SAID = { alias: /@live points to fraud/, tag: /The tag owner of fraud/, other: /description of churn/ };
  const ALL = ['alias', 'tag', 'other'] as const;
  it.each([
    [{ kind: 'delete-model', model: 'fraud' }, ['other']],
    [{ kind: 'delete-version', model: 'fraud', version: '2' }, ['tag', 'other']],
    [{ kind: 'delete-version', model: 'fraud', version: '1' }, ALL],
  ] satisfies [Edit, readonly (typeof ALL)[number][]][])('after %j only %j is still said', async (deleted, left) => {
    for (const end of ['Undo', 'Dismiss']) {
      const workspace = `lab ${JSON.stringify(deleted)} ${end}`;
      for (const [at, edit] of [ALIAS, TAG, OTHER, deleted].entries())
        noteEdit({ workspace, id: `${workspace} ${at}`, edit, aliasBefore: null, confirmed: null });
      const host = fakeHost({ answers: { 'workspace.undo': () => ({ left: [], kept: false }) } });
      const { user, unmount } = renderWith(host, <EditNotices workspace={workspace} />);
      const shown = () => ALL.filter((each) => screen.queryByText(SAID[each]) !== null);
      expect(shown()).toEqual(left);
      await user.click(screen.getAllByRole('button', { name: end })[0]!);
      // What is back is so again.
      await waitFor(() => expect(screen.queryByText(/was deleted/)).toBeNull());
      expect(shown()).toEqual(end === 'Undo' ? ALL : left);
      unmount();
    }
  });
});
