import { useQuery } from '@tanstack/react-query';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Facts } from '../details/facts.tsx';
import { PackageList } from './package-list.tsx';
import { useContacts } from './use-contacts.ts';

/** The versions of MLflow that real answers were compared with (shared/signature/serve/rules.ts). */
const MLFLOW = '2.22, 3.17';

/** What this program is, whom it talked to, and what it is made of. */
export function AboutPage() {
  const { t } = useTexts();
  const { client, face } = useHost();
  const info = useQuery({ queryKey: ['app'], queryFn: () => client.call('app.info', {}) });
  const versions = Object.entries({
    'Model Porter': info.data?.version ?? '',
    ...info.data?.versions,
    [t('about.platform')]: info.data?.platform ?? '',
    [t('about.rules')]: MLFLOW,
  });
  return (
    <div className="page about">
      <header className="about-head">
        <Mark size={48} />
        <div>
          <h1>{t('about.title')}</h1>
          <p className="muted">
            {info.data === undefined ? '' : `${t('about.version', { version: info.data.version })} · `}
            {t('about.licence')}
          </p>
        </div>
      </header>
      <p>{t('about.lead')}</p>
      {info.error === null ? null : <ErrorNotice error={info.error} onRetry={() => void info.refetch()} />}
      <div className="about-cards">
        {info.data === undefined ? null : (
          <Facts
            title={t('about.versions')}
            facts={versions.map(([name, version]) => ({ key: name, label: nameOf(name), text: version }))}
            note={
              <CopyButton
                text={versions.map(([name, version]) => `${nameOf(name)} ${version}`).join('\n')}
                label={t('about.copy')}
              />
            }
          />
        )}
        <Network tab={face === 'tab'} />
      </div>
      <PackageList electron={face === 'window'} />
    </div>
  );
}

function Network({ tab }: { readonly tab: boolean }) {
  const { t } = useTexts();
  const hosts = useContacts();
  return (
    <section className="card">
      <h2>{t('about.network')}</h2>
      {hosts === null ? null : hosts.length === 0 ? (
        <p>{t('about.none')}</p>
      ) : (
        <>
          <p>{t('about.hosts')}</p>
          <ul>
            {hosts.map(({ host, count }) => (
              <li key={host}>
                <code>{host}</code> ({t('about.times', { count })})
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="muted">{t(tab ? 'about.countedTab' : 'about.counted')}</p>
    </section>
  );
}

const NAMES: Readonly<Record<string, string>> = { electron: 'Electron', chromium: 'Chromium', node: 'Node.js' };

function nameOf(name: string): string {
  return NAMES[name] ?? name;
}
