import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/index.css';
import './styles/tokens.css';
import './styles/base.css';
import './ui/button.css';
import './ui/ui.css';
import './ui/dialog.css';
import './ui/menu.css';
import './ui/verdict.css';
import './features/shell/shell.css';
import './features/shell/tabs.css';
import './features/shell/drop-layer.css';
import './features/shell/palette.css';
import './features/library/library.css';
import './features/settings/settings.css';
import './features/about/about.css';
import './features/model/model.css';
import './features/model/signature-table.css';
import './features/model/raw-view.css';
import './features/files/files.css';
import './features/details/details.css';
import './features/help/help.css';
import './ui/data-grid.css';
import './features/stores/store-head.css';
import './features/stores/stores.css';
import './features/stores/column-picker.css';
import './features/stores/chart.css';
import './features/port/port.css';
import './features/port/port-fields.css';
import './features/port/port-checks.css';
import './features/port/port-progress.css';
import './features/editor/editor.css';
import './features/editor/edit-rows.css';
import './features/editor/effect.css';
import './features/editor/data-panel.css';
import './features/check/check.css';
import './features/compare/compare.css';
import './features/compare/verdict-banner.css';
import './features/compare/compare-table.css';
import './features/compare/row-details.css';
import './features/compare/choosing.css';
import './features/compare/matrix.css';
import './styles/forced-colors.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { Bridge } from '../shared/contract/bridge.ts';
import { createTexts, languageOf } from '../shared/texts/translator.ts';
import { App } from './app.tsx';
import { HostProvider, type PageHost } from './client.tsx';
import { electronHost } from './host/electron-host.ts';
import { httpHost, openSession } from './host/http-host.ts';
import { settingsQuery } from './features/shell/use-appearance.ts';
import { createQueries } from './query.ts';
import { ErrorNotice } from './ui/error-notice.tsx';

async function connect(): Promise<PageHost> {
  const { modelPorter } = window as { modelPorter?: Bridge };
  if (modelPorter !== undefined) return electronHost(modelPorter);
  await openSession();
  return httpHost();
}

async function start(): Promise<void> {
  const root = createRoot(document.getElementById('root') as HTMLElement);
  const texts = createTexts(languageOf(navigator.language));
  try {
    const host = await connect();
    const queries = createQueries();
    // Theme and language are there before the first paint; the page asks again where this fails.
    await queries.prefetchQuery(settingsQuery(host.client));
    root.render(
      <I18nextProvider i18n={texts}>
        <QueryClientProvider client={queries}>
          <HostProvider host={host}>
            <App />
          </HostProvider>
        </QueryClientProvider>
      </I18nextProvider>,
    );
  } catch (error) {
    root.render(
      <I18nextProvider i18n={texts}>
        <main className="lonely">
          <ErrorNotice error={error} />
        </main>
      </I18nextProvider>,
    );
  }
}

void start();
