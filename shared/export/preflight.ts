import { CHECK_IDS, found, type Check, type CheckId } from './checks.ts';
import type { FileFacts, OtherFacts, PreflightFacts, Rules } from './preflight-facts.ts';
import { ENVIRONMENT_RULES } from './rules-environment.ts';
import { FILE_RULES } from './rules-files.ts';
import { MODEL_RULES } from './rules-model.ts';
import { OTHER_RULES } from './rules-other.ts';

/** All checks of a model of MLflow's, in the order of the list; none is left out, so that a reader sees what was looked at;
 * those of a manifest, a store and a server are only asked of what has one. */
export function preflight(facts: PreflightFacts): Check[] {
  const checks = inOrder({ ...MODEL_RULES, ...ENVIRONMENT_RULES, ...FILE_RULES }, facts);
  if (!isUnread(facts)) return checks;
  const told = found('P02', 'not-judged', 'mlmodel-unread');
  return checks.flatMap((check) => (check.id === 'P02' ? told : OF_MLMODEL.has(check.id) ? [] : check));
}

/** Those that ask what MLmodel says: where it can't be read, one of them says so for all. */
const OF_MLMODEL: ReadonlySet<CheckId> = new Set(
  [...Object.keys(MODEL_RULES), 'P14', 'P15', 'P19'].filter((id) => id !== 'type' && id !== 'P01') as CheckId[],
);

/** It is no YAML, or no map: of what it says nothing is known, or not all of it. */
function isUnread({ reading: { document } }: PreflightFacts): boolean {
  return document.problems.some(
    ({ code, severity }) => severity === 'error' && /^yaml-|^mlmodel-(?:not-a-map|empty|binary)$/.test(code),
  );
}

/** The same of files that are no model of MLflow's: what can be asked of any file, and what Triton asks of its repositories. */
export function preflightOther(facts: OtherFacts): Check[] {
  const rules: Rules<OtherFacts> = { ...FILE_RULES, ...OTHER_RULES };
  const triton = (id: string) => id.startsWith('T');
  return inOrder(rules, facts).filter(({ id }) => facts.triton !== null || !triton(id));
}

function inOrder<Facts extends FileFacts>(rules: Rules<Facts>, facts: Facts): Check[] {
  const unasked = new Set<CheckId>([
    ...(facts.manifest === null ? (['manifest'] as const) : []),
    ...(facts.state === null ? (['state'] as const) : []),
    ...(facts.target.served === null ? (['server'] as const) : []),
  ]);
  return CHECK_IDS.flatMap((id) => (unasked.has(id) ? [] : (rules[id]?.(facts) ?? [])));
}
