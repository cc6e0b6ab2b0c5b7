import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Dialog, type DialogProps } from '../../../renderer/ui/dialog.tsx';
import { fakeHost } from '../../support/fake-client.tsx';
import { renderWith } from '../../support/render.tsx';

const act = { text: 'Delete', onPress: vi.fn() };
const other = { text: 'Discard', onPress: vi.fn() };

describe('a dialog', () => {
  it.each([
    [{ act }, ['Delete', 'Cancel']],
    [{ act, other }, ['Delete', 'Discard']],
    [{ act, alert: true }, ['Delete', 'Cancel']],
    [{}, ['Cancel']],
    [{ other: { ...other, text: 'Close' } }, ['Close']],
  ] as const)('with %j ends with %j', (more: Partial<Omit<DialogProps, 'children'>>, buttons) => {
    renderWith(
      fakeHost(),
      <Dialog title="Sure?" onClose={vi.fn()} {...more}>
        It goes.
      </Dialog>,
    );
    const dialog = screen.getByRole(more.alert === true ? 'alertdialog' : 'dialog', { name: 'Sure?' });
    expect(
      within(dialog)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(buttons);
  });

  it.each([
    [false, 2],
    [true, 1],
  ] as const)(
    'that is typed into (%s) is closed by Escape, and then by a press beside it: %i times',
    async (typedInto, times) => {
      const onClose = vi.fn();
      const { user } = renderWith(
        fakeHost(),
        <Dialog title="Sure?" {...{ typedInto, onClose }}>
          It goes.
        </Dialog>,
      );
      await user.keyboard('{Escape}');
      await user.click(document.querySelector('.overlay') ?? document.body);
      expect(onClose).toHaveBeenCalledTimes(times);
    },
  );
});
