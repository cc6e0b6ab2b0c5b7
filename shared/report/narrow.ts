import type { Channel, Finding } from '../signature/compare/comparison.ts';
import { directionOf } from '../signature/compare/direction.ts';

import type { Answer, ModelComparison } from '../model-compare/compare-models.ts';

/** The comparison as seen through one channel alone: what only the other one shows no longer counts. */
export function inChannel(comparison: ModelComparison, channel: Channel): ModelComparison {
  const through = ({ verdict, witness, ...rest }: Finding): Finding => ({
    ...rest,
    verdict: { rest: verdict[channel], dataframe: verdict[channel] },
    witness: witness?.channel === channel ? witness : null,
  });
  const answer = ({ channels: { [channel]: verdict } }: Answer): Answer => ({
    verdict,
    channels: { rest: verdict, dataframe: verdict },
  });
  const { other } = comparison;
  return {
    ...comparison,
    other: other && { rules: other.rules, forward: answer(other.forward), rollback: answer(other.rollback) },
    forward: directionOf(comparison.forward.findings.map(through)),
    rollback: directionOf(comparison.rollback.findings.map(through)),
  };
}
