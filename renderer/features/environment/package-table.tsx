import type { EnvironmentReport, PackageRow } from '../../../shared/environment/environment-report.ts';
import { useEffect } from 'react';
import { useTexts } from '../../texts.ts';
import { useRowFeed } from '../rows/row-desk.ts';
import { useDescribePackage } from './describe-package.ts';
import { useMarkText } from './mark-text.ts';
import { useRovingRows } from '../../ui/use-roving-rows.ts';
import {
  ENVIRONMENT_SOURCES,
  type EnvironmentSource,
  type PackageEntry,
} from '../../../shared/environment/environment-sources.ts';
import './environment.css';

export interface PackageTableProps {
  readonly rows: readonly PackageRow[];
  readonly files: EnvironmentReport['files'];
  /** Name of the package to bring into sight and give the focus; null for none. */
  readonly wanted: string | null;
  readonly onWanted: () => void;
}

/** One row a package, one column a place that names packages. Arrow keys move among the rows (ARIA grid). */
export function PackageTable({ rows, files, wanted, onWanted }: PackageTableProps) {
  const { t } = useTexts();
  const { box, at, setAt, move, step } = useRovingRows(rows.length);
  useEffect(() => {
    if (wanted === null) return;
    const index = rows.findIndex(({ name }) => name === wanted);
    if (index !== -1) move(index);
    onWanted();
  }, [wanted, rows, move, onWanted]);
  const describe = useDescribePackage();
  const current = rows[at];
  const { mine, take } = useRowFeed(() => (current === undefined ? null : describe(current)));
  return (
    <div ref={box} className="packages">
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows take the focus is a grid
        role="grid"
        onKeyDown={(event) => {
          if (step(event.key)) event.preventDefault();
        }}
      >
        <caption className="visually-hidden">{t('environment.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('environment.column.package')}</th>
            <th scope="col">{t('environment.column.remarks')}</th>
            {ENVIRONMENT_SOURCES.map((source) => (
              <th key={source} scope="col">
                {t(`environment.column.${source}`)}
                <FileState source={source} files={files} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={row.name}
              tabIndex={index === at ? 0 : -1}
              data-row={index}
              aria-current={mine && index === at}
              onFocus={() => {
                setAt(index);
                take();
              }}
            >
              <th scope="row">{row.name === 'python' ? t('environment.python') : row.name}</th>
              <td className="package-marks">
                <Marks row={row} />
              </td>
              {ENVIRONMENT_SOURCES.map((source) => (
                <td key={source}>
                  <Entries entries={row.entries.filter((entry) => entry.source === source)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why a column is empty. */
function FileState({ source, files }: { readonly source: EnvironmentSource } & Pick<PackageTableProps, 'files'>) {
  const { t } = useTexts();
  const file = files.find((each) => each.source === source);
  if (file === undefined || file.state === 'read') return null;
  return <small>{t(`environment.${file.state}`)}</small>;
}

function Entries({ entries }: { readonly entries: readonly PackageEntry[] }) {
  const { t } = useTexts();
  if (entries.length === 0) {
    return (
      <>
        <span aria-hidden className="muted">
          –
        </span>
        <span className="visually-hidden">{t('environment.nothing')}</span>
      </>
    );
  }
  return entries.map(({ text, file, line }, at) => (
    <code key={at} title={line === null ? file : t('environment.place', { file, line })}>
      {text}
    </code>
  ));
}

function Marks({ row: { marks, entries } }: { readonly row: PackageRow }) {
  const { t } = useTexts();
  const markText = useMarkText();
  if (marks.length === 0) {
    const places = new Set(entries.map(({ source }) => source)).size;
    return <span className="muted">{t(places > 1 ? 'environment.mark.agree' : 'environment.mark.single')}</span>;
  }
  return marks.map((mark) => (
    <span key={mark.kind} className={`package-mark ${mark.kind}`}>
      {markText(mark)}
    </span>
  ));
}
