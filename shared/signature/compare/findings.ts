import { VERDICTS, type Channel, type Finding, type Mark, type Part, type Place, type Verdict } from './comparison.ts';
import { RULES, type RuleId } from './rules.ts';

interface Refined {
  readonly rest?: Verdict;
  readonly dataframe?: Verdict;
  readonly marks?: readonly Mark[];
}

/** A finding as its rule has it, or as refined by what is known of the very types. */
export function finding(
  rule: RuleId,
  place: Place,
  details: Finding['details'] = {},
  { rest, dataframe, marks }: Refined = {},
): Finding {
  const base = RULES[rule];
  const verdict = { rest: rest ?? base.rest, dataframe: dataframe ?? base.dataframe };
  return { rule, place, verdict, marks: marks ?? base.marks, details, witness: null };
}

export function placeOf(part: Part, ...path: readonly string[]): Place {
  return { part, path };
}

/** The last of them in the order of VERDICTS; compatible when there is none. */
export function gravest(verdicts: Iterable<Verdict>): Verdict {
  let worst = 0;
  for (const verdict of verdicts) worst = Math.max(worst, VERDICTS.indexOf(verdict));
  return VERDICTS[worst] ?? 'compatible';
}

/** A finding's verdict over both channels. */
export function verdictOf({ verdict }: Pick<Finding, 'verdict'>): Verdict {
  return gravest([verdict.rest, verdict.dataframe]);
}

export function channelVerdict(findings: readonly Finding[], channel: Channel): Verdict {
  return gravest(findings.map(({ verdict }) => verdict[channel]));
}
