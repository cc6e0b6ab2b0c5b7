import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HelpDialog } from '../../../../renderer/features/help/help-dialog.tsx';
import { messageCodes } from '../../../../renderer/features/help/message-codes.ts';
import { HELP_SCREENS } from '../../../../renderer/features/help/screen-help.ts';
import { en } from '../../../../shared/texts/en.ts';
import { es } from '../../../../shared/texts/es.ts';
import { violations } from '../../../support/axe-jsdom.ts';
import { fakeHost } from '../../../support/fake-client.tsx';
import { renderApp, renderWith } from '../../../support/render.tsx';

describe.each([
  ['en', en, 'Words', 'Messages', 'Narrow the list'],
  ['es', es, 'Palabras', 'Mensajes', 'Acotar la lista'],
] as const)('the help, %s', (language, texts, words, messages, filter) => {
  it.each(HELP_SCREENS)('has a text for the screen %s', (id) => {
    renderWith(fakeHost(), <HelpDialog screen={id} first="screen" onClose={() => undefined} />, language);
    expect(screen.getByText(texts.help.screen[id].text)).toBeDefined();
    expect(screen.getByRole('heading', { name: texts.help.screen[id].title })).toBeDefined();
  });

  it('explains the words, and every message that the catalogue has', async () => {
    const { user } = renderWith(
      fakeHost(),
      <HelpDialog screen="library" first="screen" onClose={() => undefined} />,
      language,
    );
    await user.click(screen.getByRole('radio', { name: words }));
    expect(screen.getAllByRole('term')).toHaveLength(Object.keys(texts.help.words).length);
    await user.click(screen.getByRole('radio', { name: messages }));
    const codes = new Set([...Object.keys(texts.problem), ...Object.keys(texts.error)]);
    const shown = screen.getAllByRole('term').map((term) => within(term).getByText(/^[a-z0-9-]+$/).textContent);
    for (const code of codes) expect(shown).toContain(code.split('_')[0]);
    await user.type(screen.getByRole('searchbox', { name: filter }), 'yaml-tab');
    expect(screen.getAllByRole('term')).toHaveLength(1);
    expect(await violations()).toEqual([]);
  });
});

it('lists a code of two plural forms once, and dots for the gaps', () => {
  expect(
    messageCodes({ problem: { 'b-c_one': '{{count}} x', 'b-c_other': '{{count}} xs' }, error: { a: 'y' } }),
  ).toEqual([
    { code: 'a', kind: 'error', text: 'y' },
    { code: 'b-c', kind: 'problem', text: '… xs' },
  ]);
});

it('opens by F1 with what is in front', async () => {
  const { user } = renderApp(fakeHost());
  await screen.findByRole('button', { name: 'Help' });
  await user.keyboard('{F1}');
  expect(await screen.findByText(en.help.screen.library.text)).toBeDefined();
  await user.keyboard('{Escape}{Control>},{/Control}{F1}');
  expect(await screen.findByText(en.help.screen.settings.text)).toBeDefined();
});
