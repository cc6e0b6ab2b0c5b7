import type { Check } from '../../../shared/export/checks.ts';
import { said } from '../../../shared/report/said.ts';
import { useTexts } from '../../texts.ts';

/** What a verdict rests on, in the words of a comparison: what changes, where, why it matters, and what to do; nothing of other checks. */
export function VerdictReasons({ check }: { readonly check: Check }) {
  const { t } = useTexts();
  const { findings = [], details, state } = check;
  if (findings.length === 0) return null;
  const count = Number(details['reasons'] ?? findings.length);
  return (
    <details className="verdict-reasons" open={state === 'stop'}>
      <summary>{t('portScreen.preflight.verdict.reasons', { count })}</summary>
      <p className="muted small">{t('portScreen.preflight.verdict.sides', { version: details['against'] ?? '' })}</p>
      <ul>
        {findings.map((finding) => {
          const { title, place, why, todo } = said(finding, (key, more = {}) => t(key, { ...more }));
          return (
            <li key={`${finding.rule} ${place} ${title}`}>
              <p>
                <strong>{title}</strong> <span className="muted small">{place}</span>
              </p>
              <p>{why}</p>
              <p className="muted small">
                {t('portScreen.preflight.fix')} {todo}
              </p>
            </li>
          );
        })}
      </ul>
      {count > findings.length ? (
        <p className="muted small">{t('portScreen.preflight.more', { count: count - findings.length })}</p>
      ) : null}
    </details>
  );
}
