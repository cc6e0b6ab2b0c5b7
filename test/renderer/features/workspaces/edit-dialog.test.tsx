import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { WorkspaceRow } from '../../../../shared/contract/workspace-schemas.ts';
import type { Edit } from '../../../../shared/workspace/edits.ts';
import { EditDialog } from '../../../../renderer/features/workspaces/edit-dialog.tsx';
import { fakeHost } from '../../../support/fake-client.tsx';
import { renderWith } from '../../../support/render.tsx';

const LAB: Omit<WorkspaceRow, 'kind'> = {
  name: 'lab',
  role: 'DEV',
  place: '~/lab',
  state: 'ready',
  problem: null,
  readOnly: null,
  revision: null,
  models: 2,
  others: 0,
};
const TAGS = ['area/name', 'unit'].map((key) => ({ key, value: 'v' }));
const EDITS = {
  'Name of the tag': { kind: 'set-tag', model: 'churn', version: '1', key: '', value: '' },
  Value: { kind: 'set-tag', model: 'churn', version: '1', key: 'owner', value: '' },
  Alias: { kind: 'set-alias', model: 'churn', version: '1', alias: '' },
} as const satisfies Record<string, Edit>;

describe('what is typed into the dialog of an edit', () => {
  it.each([
    ['files', 'Name of the tag', 'area', /can't have both tags, "area" and "area\/name"/, true],
    ['files', 'Name of the tag', 'unit/of', /can't have both tags, "unit" and "unit\/of"/, true],
    ['sqlite', 'Name of the tag', 'unit/of', null, false],
    ['files', 'Name of the tag', 'unit', /There is a tag unit already; its value is replaced\./, false],
    ['files', 'Name of the tag', 'a?', /"a\?" is no name for a tag/, true],
    ['files', 'Name of the tag', 'units', null, false],
    ['sqlite', 'Value', '\ud800', /"owner" holds something that is no text/, true],
    ['sqlite', 'Name of the tag', 'mlflow.prompt.is_prompt', /is MLflow's own mark of prompts/, true],
    ['files', 'Alias', 'ä'.repeat(200), /of 255 bytes at most, and this one takes 400/, true],
    ['sqlite', 'Alias', 'v3', /"v3" is reserved by MLflow/, true],
  ] as const)('in a workspace of %s, as %s, %s says %s at its field', async (kind, field, typed, said, refused) => {
    const edit = EDITS[field];
    const dialog = (
      <EditDialog row={{ ...LAB, kind }} asked={edit} tags={TAGS} aliases={[]} onClose={() => undefined} />
    );
    const { user } = renderWith(fakeHost(), dialog);
    const input = screen.getByRole('textbox', { name: field });
    await user.click(input);
    await user.paste(typed);
    const described = document.querySelector(`[id="${input.getAttribute('aria-describedby')}"]`);
    expect(described?.textContent).toMatch(said ?? /^$/);
    expect(input.getAttribute('aria-invalid')).toBe(String(refused));
    const act = screen.getByRole('button', { name: field === 'Alias' ? 'Set alias' : 'Set tag' });
    expect(act.hasAttribute('disabled')).toBe(refused);
  });
});
