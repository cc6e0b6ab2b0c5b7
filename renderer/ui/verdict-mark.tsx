import { CircleCheck, CircleHelp, OctagonX, SquareX, Waves } from 'lucide-react';
import type { Verdict } from '../../shared/signature/compare/comparison.ts';

const ICONS = {
  compatible: CircleCheck,
  'converts-silently': Waves,
  unknown: CircleHelp,
  'breaks-consumers': SquareX,
  'breaks-callers': OctagonX,
} as const;

/** A verdict's shape and colour; the word beside it says the same. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const Icon = ICONS[verdict];
  return <Icon size={16} className={`verdict-mark ${verdict}`} aria-hidden />;
}
