import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { fit } from '../../../shared/search/match.ts';

/** The packages that are in this program; each opens to the text of its licence. */
export function PackageList({ electron }: { readonly electron: boolean }) {
  const { t } = useTexts();
  const { client } = useHost();
  const [typed, setTyped] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['licences'],
    queryFn: () => client.call('app.licences', {}),
    staleTime: Infinity,
  });
  const shown = data?.packages.filter(({ name, licence }) => fit(typed, `${name} ${licence}`) > 1) ?? [];
  return (
    <section className="card">
      <h2>{t('about.packages')}</h2>
      <p className="muted">{t('about.packagesLead')}</p>
      {electron ? <p className="muted">{t('about.electron')}</p> : null}
      <SearchField value={typed} onChange={setTyped} />
      {error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Busy text={t('about.loading')} /> : null}
      {data !== undefined && shown.length === 0 ? <p className="muted">{t('about.nothing')}</p> : null}
      <ul className="package-list">
        {shown.map(({ name, version, licence, text }) => (
          <li key={`${name} ${version}`}>
            <details>
              <summary>
                <span className="package-name">{name}</span> <code>{version}</code>{' '}
                <span className="muted">{licence}</span>
              </summary>
              {text === '' ? <p className="muted">{t('about.noText')}</p> : <LicenceText name={name} text={text} />}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LicenceText({ name, text }: { readonly name: string; readonly text: string }) {
  const { t } = useTexts();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <pre tabIndex={0} role="region" aria-label={t('about.textOf', { name })}>
      {text}
    </pre>
  );
}
