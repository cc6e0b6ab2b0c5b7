import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { newDraft } from '../../../../renderer/features/port/draft-store.ts';
import { begun, isOff, next, ready } from '../../../support/wizard.tsx';

beforeEach(() => newDraft());

describe('tags that are typed in the wizard, where the model brings team', () => {
  it.each([
    ['sqlite', ['ticket', 'ticket'], 'The tag "ticket" is given twice'],
    ['files', ['area', 'area/name'], 'can\'t have both tags, "area" and "area/name"'],
    ['files', ['area/name', 'area'], 'can\'t have both tags, "area" and "area/name"'],
    ['files', ['ticket', 'team/name'], 'can\'t have both tags, "team" and "team/name"'],
    ['sqlite', ['ticket', 'team/name'], null],
    ['files', ['ticket', 'team'], null],
    ['sqlite', ['ticket', 'a?'], '"a?" is no name for a tag'],
    ['sqlite', ['ticket', 'mlflow.prompt.is_prompt'], "is MLflow's own mark of prompts"],
    ['sqlite', ['ticket', 'model_porter_reason'], 'begins as the tags do in which Model Porter writes down'],
    ['files', ['ticket', 'ä'.repeat(200)], 'of 255 bytes at most, and this one takes 400'],
    ['sqlite', ['ticket', 'ä'.repeat(200)], null],
    ['sqlite', ['', ''], null],
  ] as const)('into %s: %j says of the last %s', async (kind, keys, said) => {
    const { user } = await begun({ role: 'DEV', kind });
    await user.click(await screen.findByRole('radio', { name: /lab/ }));
    await ready();
    for (const [at, key] of keys.entries()) {
      await user.click(screen.getByRole('button', { name: 'Add a tag' }));
      await user.click(screen.getByRole('textbox', { name: `Key of tag ${at + 1}` }));
      await user.paste(key);
    }
    const tags = within(screen.getByRole('group', { name: /^Tags/ }));
    expect(tags.getAllByRole('status').map(({ textContent }) => textContent)).toEqual([
      '',
      said === null ? '' : expect.stringContaining(said),
    ]);
    expect(isOff(next())).toBe(said !== null);
    if (said === null) return;
    await user.click(screen.getByRole('button', { name: 'Remove tag 2' }));
    await waitFor(() => expect(isOff(next())).toBe(false));
  });
});
