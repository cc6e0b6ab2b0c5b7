import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { useKeptFocus } from '../../../../renderer/features/shell/use-kept-focus.ts';

/** A page whose buttons go, are switched off, or open another page. */
function Page() {
  useKeptFocus();
  const [at, setAt] = useState<'first' | 'gone' | 'off' | 'other'>('first');
  return (
    <main key={at === 'other' ? 'other' : 'page'} tabIndex={-1}>
      <h1>{at === 'other' ? 'Other' : 'Page'}</h1>
      {at === 'other' ? null : (
        <section>
          <h2>Part</h2>
          {at === 'gone' ? null : <button onClick={() => setAt('gone')}>Take</button>}
          <button disabled={at === 'off'} onClick={() => setAt('off')}>
            Switch
          </button>
        </section>
      )}
      <button onClick={() => setAt('other')}>Open</button>
    </main>
  );
}

it.each([
  ['goes', 'Take', 'Part'],
  ['is switched off', 'Switch', 'Part'],
])('the focus of a button that %s comes to the heading around it', async (_how, button, heading) => {
  render(<Page />);
  await userEvent.click(screen.getByRole('button', { name: button }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: heading })));
});

it('the focus of a button that stays is left alone', async () => {
  render(<Page />);
  await userEvent.tab();
  await userEvent.click(screen.getByRole('heading', { name: 'Part' }));
  await userEvent.click(screen.getByRole('button', { name: 'Take' }));
  screen.getByRole('button', { name: 'Switch' }).focus();
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Switch' }));
});
