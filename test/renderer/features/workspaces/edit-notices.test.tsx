import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Output } from '../../../../shared/contract/contract.ts';
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
