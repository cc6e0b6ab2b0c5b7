import { visible } from '../../../shared/safety/visible.ts';
import { typeRepr } from '../../../shared/signature/canonical.ts';
import type { ColumnEvidence, InferReport } from '../../../shared/signature/infer/report.ts';
import { useTexts } from '../../texts.ts';

/** Columns that are listed; with more, each one's evidence stands at its row once the data is used. */
const LISTED = 200;

/** What each column's type rests on: rows, missing values, smallest, largest, the first different ones. */
export function EvidenceTable({ columns, specs }: Pick<InferReport, 'columns' | 'specs'>) {
  const { t, number, problemText } = useTexts();
  const heads = ['column', 'type', 'rows', 'nulls', 'min', 'max', 'samples'] as const;
  const numeric = (head: string) => head === 'rows' || head === 'nulls';
  const listed = columns.slice(0, LISTED);
  const noted = listed.filter(({ notices }) => notices.length > 0);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div className="evidence-box" tabIndex={0} role="region" aria-label={t('editor.data.evidence')}>
        <table className="evidence">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className={numeric(head) ? 'number' : undefined}>
                  {t(`editor.data.column.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map((column, at) => (
              <tr key={at}>
                <th scope="row">{column.name === '' ? t('cli.label.unnamed') : visible(column.name)}</th>
                <td>
                  <TypeOf column={column} spec={specs.length === columns.length ? specs[at] : undefined} />
                </td>
                <td className="number">{number(column.rows)}</td>
                <td className="number">{number(column.nulls)}</td>
                <td>{column.min === null ? '' : visible(column.min)}</td>
                <td>{column.max === null ? '' : visible(column.max)}</td>
                <td>{column.samples.map((sample) => visible(sample)).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {columns.length > LISTED ? (
          <p className="muted">{t('editor.data.more', { count: columns.length - LISTED })}</p>
        ) : null}
      </div>
      {noted.length === 0 ? null : (
        <ul className="evidence-notices">
          {noted.flatMap(({ name, notices }, at) =>
            notices.map((notice) => (
              <li key={`${at} ${notice.code}`} className={notice.severity}>
                <code>{visible(name)}</code>: {problemText(notice)}
              </li>
            )),
          )}
        </ul>
      )}
    </>
  );
}

interface TypeOfProps {
  readonly column: ColumnEvidence;
  readonly spec: InferReport['specs'][number] | undefined;
}

function TypeOf({ column: { type, required }, spec }: TypeOfProps) {
  const { t } = useTexts();
  if (spec?.kind === 'tensor') return <code>{visible(`${spec.dtype} [${spec.shape.join(', ')}]`)}</code>;
  if (type === null) return <span className="muted">{t('editor.data.noType')}</span>;
  return (
    <>
      <code>{visible(typeRepr(type))}</code>
      {required ? null : <span className="muted"> {t('cli.label.optional')}</span>}
    </>
  );
}

/** The same of one column in a line, under the row that was made from it. */
export function RowEvidence({ seen }: { readonly seen: ColumnEvidence }) {
  const { t, number, problemText } = useTexts();
  const { rows, nulls, min, max, samples, notices } = seen;
  const facts = [
    t('editor.data.rows', { count: rows, rows: number(rows) }),
    t(nulls === 0 ? 'editor.data.noNulls' : 'editor.data.nulls', { count: nulls, nulls: number(nulls) }),
    ...(min === null || max === null ? [] : [t('editor.data.range', { min, max })]),
    ...(samples.length === 0 ? [] : [t('editor.data.samples', { samples: samples.join(' · ') })]),
  ];
  return (
    <div className="row-evidence">
      <p className="muted">{visible(facts.join(' · '))}</p>
      {notices.map((notice) => (
        <p key={notice.code} className={notice.severity}>
          {problemText(notice)}
        </p>
      ))}
    </div>
  );
}
