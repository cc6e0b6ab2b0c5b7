import type { Direction, Finding, Rollout } from './comparison.ts';
import { channelVerdict, gravest } from './findings.ts';

/** One direction from its findings alone: the gravest verdict, by channel and of both, and who must move first. */
export function directionOf(findings: readonly Finding[]): Direction {
  const channels = { rest: channelVerdict(findings, 'rest'), dataframe: channelVerdict(findings, 'dataframe') };
  return { verdict: gravest([channels.rest, channels.dataframe]), channels, findings, rollout: rolloutOf(findings) };
}

function rolloutOf(findings: readonly Finding[]): Rollout {
  const has = (verdict: string) => findings.some((each) => Object.values(each.verdict).includes(verdict as never));
  if (has('unknown')) return 'not-judged';
  if (has('breaks-callers')) return has('breaks-consumers') ? 'both-first' : 'callers-first';
  return has('breaks-consumers') ? 'consumers-first' : 'any-order';
}
