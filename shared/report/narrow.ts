import type { Channel, Comparison, Finding } from '../signature/compare/comparison.ts';
import { directionOf } from '../signature/compare/direction.ts';

/** The comparison as seen through one channel alone: what only the other one shows no longer counts. */
export function inChannel(comparison: Comparison, channel: Channel): Comparison {
  const through = ({ verdict, witness, ...rest }: Finding): Finding => ({
    ...rest,
    verdict: { rest: verdict[channel], dataframe: verdict[channel] },
    witness: witness?.channel === channel ? witness : null,
  });
  return {
    ...comparison,
    forward: directionOf(comparison.forward.findings.map(through)),
    rollback: directionOf(comparison.rollback.findings.map(through)),
  };
}
