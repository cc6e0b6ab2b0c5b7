import { CircleCheck, CircleQuestionMark, OctagonX, SquareX } from 'lucide-react';
import type { Verdict } from '../../shared/signature/compare/comparison.ts';
import { useTexts } from '../texts.ts';

/** A shape of its own for each verdict: colour is never the only sign. */
export function VerdictIcon({ verdict, size = 16 }: { readonly verdict: Verdict; readonly size?: number }) {
  const shape = { size, 'aria-hidden': true, strokeWidth: 2, className: 'verdict-icon' } as const;
  if (verdict === 'compatible') return <CircleCheck {...shape} />;
  if (verdict === 'breaks-callers') return <OctagonX {...shape} />;
  if (verdict === 'breaks-consumers') return <SquareX {...shape} />;
  if (verdict === 'unknown') return <CircleQuestionMark {...shape} />;
  return (
    <svg
      className="verdict-icon lucide"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="M12 1.8 22.2 12 12 22.2 1.8 12Z" />
      <path d="M7.5 13c1.5-2.6 3-2.6 4.5-1s3 1.6 4.5-1" />
    </svg>
  );
}

export interface VerdictMarkProps {
  readonly verdict: Verdict;
  readonly prefix?: string;
  /** The word is for screen readers only, since a sentence that says the same stands beside it. */
  readonly brief?: boolean;
}

/** A verdict as icon, word and colour. */
export function VerdictMark({ verdict, prefix, brief = false }: VerdictMarkProps) {
  const { t } = useTexts();
  const word = t(`compareScreen.verdict.${verdict}`);
  return (
    <span className={`verdict ${verdict}`}>
      <VerdictIcon verdict={verdict} />
      <span className={brief ? 'visually-hidden' : undefined}>
        {prefix === undefined ? word : t('compareScreen.channelVerdict', { channel: prefix, verdict: word })}
      </span>
    </span>
  );
}
