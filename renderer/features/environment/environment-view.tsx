import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asConda, asRequirements } from '../../../shared/environment/environment-copy.ts';
import type { EnvironmentReport, PackageRow } from '../../../shared/environment/environment-report.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useChange } from '../../ui/use-change.ts';
import { useWantedRow } from '../rows/wanted-row.ts';
import { PackageTable } from './package-table.tsx';

/** What a model runs with: every file that says so side by side, and where they do not agree. */
export function EnvironmentView({ grant, path }: { readonly grant: string; readonly path: string }) {
  const { t } = useTexts();
  const { client } = useHost();
  const query = useQuery({
    queryKey: ['environment', grant, path],
    queryFn: ({ signal }) => client.call('model.environment', { grant, path }, { signal }),
  });
  if (query.error !== null) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Busy text={t('model.reading')} />;
  return <Environment report={query.data} />;
}

const SHOWN = ['all', 'marked'] as const;

function Environment({ report }: { readonly report: EnvironmentReport }) {
  const { t } = useTexts();
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('all');
  const [wanted, done] = useWantedRow('environment');
  useChange(wanted, (row) => row !== null && setShown('all'), null);
  const { packages, files, channels, notes } = report;
  const marked = packages.filter(({ marks }) => marks.length > 0);
  const rows = shown === 'all' ? packages : marked;
  const lone = files.length === 0;
  return (
    <>
      <p className="plain-words">{sentence(packages, t)}</p>
      {lone ? <Notice kind="note">{t('environment.lone')}</Notice> : null}
      <Findings packages={packages} />
      {packages.length === 0 ? null : (
        <div className="toolbar">
          <Segments
            label={t('environment.only.label')}
            options={SHOWN.map((id) => ({ id, text: t(`environment.only.${id}`) }))}
            selected={shown}
            onSelect={setShown}
          />
          {lone ? null : (
            <>
              <CopyButton text={asRequirements(report)} label={t('environment.copy.pip')} />
              <CopyButton text={asConda(report)} label={t('environment.copy.conda')} />
            </>
          )}
        </div>
      )}
      {rows.length > 0 ? (
        <PackageTable
          rows={rows}
          files={files}
          wanted={shown === 'all' ? (wanted?.row ?? null) : null}
          onWanted={done}
        />
      ) : null}
      {shown === 'marked' && rows.length === 0 ? <p className="muted">{t('environment.only.none')}</p> : null}
      {channels.length === 0 ? null : (
        <p className="muted">{t('environment.channels', { channels: channels.join(', ') })}</p>
      )}
      {notes.length === 0 ? null : (
        <section>
          <h2>{t('environment.notes')}</h2>
          <ul className="bullets">
            {notes.map(({ code, file, line, text }) => (
              <li key={`${file}:${line}:${text}`}>
                {t(`environment.note.${code}`, { text })}{' '}
                <span className="muted">({t('environment.place', { file, line })})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type T = ReturnType<typeof useTexts>['t'];

function sentence(packages: readonly PackageRow[], t: T): string {
  const python = packages.find(({ name }) => name === 'python');
  const count = packages.length - (python === undefined ? 0 : 1);
  if (packages.length === 0) return t('environment.sentence.none');
  const others = t('environment.sentence.packages', { count });
  const version = python?.entries.find(({ source }) => source === 'mlmodel') ?? python?.entries[0];
  return version === undefined
    ? t('environment.sentence.noPython', { packages: others })
    : t('environment.sentence.python', { version: versionOf(version.text), packages: others });
}

/** `python=3.11` says 3.11. */
function versionOf(text: string): string {
  return text.replace(/^.*?python\s*=*/, '');
}

function Findings({ packages }: { readonly packages: readonly PackageRow[] }) {
  const { t } = useTexts();
  const having = (kind: string) => packages.filter(({ marks }) => marks.some((mark) => mark.kind === kind)).length;
  const [disagreeing, loose] = [having('disagree'), having('loose')];
  const compared = packages.some(({ entries }) => new Set(entries.map(({ source }) => source)).size > 1);
  return (
    <>
      {disagreeing > 0 ? (
        <Notice kind="warning">{t('environment.disagrees', { count: disagreeing })}</Notice>
      ) : compared ? (
        <Notice kind="ok">{t('environment.agrees')}</Notice>
      ) : null}
      {loose > 0 ? <Notice kind="note">{t('environment.loose', { count: loose })}</Notice> : null}
    </>
  );
}
