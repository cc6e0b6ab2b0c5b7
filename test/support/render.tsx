import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { App } from '../../renderer/app.tsx';
import { HostProvider, type PageHost } from '../../renderer/client.tsx';
import { createQueries } from '../../renderer/query.ts';
import { createTexts, type Language } from '../../shared/texts/translator.ts';

/** Draws a part of the page over a host, as main.tsx does. */
export function renderWith(host: PageHost, part: ReactNode, language: Language = 'en') {
  const user = userEvent.setup();
  const drawn = render(
    <I18nextProvider i18n={createTexts(language)}>
      <QueryClientProvider client={createQueries()}>
        <HostProvider host={host}>{part}</HostProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  return { ...drawn, user };
}

/** The whole page over a host. */
export function renderApp(host: PageHost) {
  return renderWith(host, <App />);
}
