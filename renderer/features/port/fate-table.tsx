import type { ReviewRow } from '../../../shared/export/review.ts';
import { visible, visibleLines } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';

/** Up to so many characters a value stays in one line: a browser may break it at any hyphen. */
const SHORT = 24;
const SIGNS = { kept: '=', changed: '~', lost: '−', new: '+' } as const;

/** What is kept, changed and lost; nothing is left out. */
export function FateTable({ rows, model }: { readonly rows: readonly ReviewRow[]; readonly model: string }) {
  const { t, number } = useTexts();
  const written = ({ size, ...rest }: ReviewRow['details']) =>
    size === undefined ? rest : { ...rest, size: number(Number(size)) };
  const label = t('portScreen.review.tableOf', { model: visible(model) });
  const heads = ['what', 'fate', 'before', 'after', 'why'] as const;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="fates">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`portScreen.review.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- tags and aliases may have several rows alike
            <tr key={at} className={row.fate}>
              <th scope="row">{t(`portReview.what.${row.what}`)}</th>
              <td className="fate">
                <span aria-hidden>{SIGNS[row.fate]}</span> {t(`portReview.fate.${row.fate}`)}
              </td>
              <Value text={row.before} />
              <Value text={row.after} />
              <td>{visible(t(`portReview.why.${row.why}`, written(row.details)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ text }: { readonly text: string | null }) {
  const shown = visibleLines(text ?? '');
  return <td className={shown.length > SHORT ? 'mono long' : 'mono'}>{shown}</td>;
}
