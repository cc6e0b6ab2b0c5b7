import { useDeferredValue, useMemo } from 'react';
import { readParts, type PartTexts } from '../../../shared/signature/edit/print-parts.ts';
import { compareSignatures } from '../../../shared/signature/compare/compare-signatures.ts';
import { verdictOf } from '../../../shared/signature/compare/findings.ts';
import { VERDICTS, type Finding, type Verdict } from '../../../shared/signature/compare/comparison.ts';
import type { SignatureReading } from '../../../shared/signature/types.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { VerdictMark } from '../../ui/verdict.tsx';

/** Findings that are listed; the rest are counted. */
const SHOWN = 8;

export interface EffectProps {
  readonly saved: SignatureReading | null;
  readonly parts: PartTexts;
  /** Would MLflow take the signature as it stands? */
  readonly valid: boolean;
}

/** What it would mean for callers if a model with the edited signature took the saved one's place. */
export function Effect({ saved, parts, valid }: EffectProps) {
  const { t } = useTexts();
  const late = useDeferredValue(parts);
  const { verdict, findings } = useMemo(() => compareSignatures(saved, readParts(late)).forward, [saved, late]);
  const graver = (a: Finding, b: Finding) => VERDICTS.indexOf(verdictOf(b)) - VERDICTS.indexOf(verdictOf(a));
  const counted = findings.filter((each) => verdictOf(each) !== 'compatible').toSorted(graver);
  return (
    <section className="card" aria-live="polite">
      <h2>{t('editor.effect')}</h2>
      {valid ? (
        <p className="effect-verdict">
          <VerdictMark verdict={verdict} brief /> {t(`editor.verdict.${verdict}`)}
        </p>
      ) : (
        <p>{t('editor.refused')}</p>
      )}
      {!valid || counted.length === 0 ? null : (
        <ul className="effect-list">
          {counted.slice(0, SHOWN).map((each, at) => (
            <EffectLine key={`${each.rule} ${at}`} finding={each} />
          ))}
          {counted.length > SHOWN ? (
            <li className="muted">{t('editor.more', { count: counted.length - SHOWN })}</li>
          ) : null}
        </ul>
      )}
    </section>
  );
}

function EffectLine({ finding }: { readonly finding: Finding }) {
  const { t } = useTexts();
  const details = { ...finding.details };
  const { rest, dataframe } = finding.verdict;
  const verdict: Verdict = verdictOf(finding);
  return (
    <li>
      <details>
        <summary>
          <VerdictMark verdict={verdict} brief /> {visible(t(`compare.title.${finding.rule}`, details))}
        </summary>
        <p>{visible(t(`compare.why.${finding.rule}`, details))}</p>
        {rest === dataframe ? null : (
          <p className="muted">
            {t('editor.channels', { rest: t(`editor.verdict.${rest}`), dataframe: t(`editor.verdict.${dataframe}`) })}
          </p>
        )}
      </details>
    </li>
  );
}
