import { CHECK_IDS, type Check } from './checks.ts';
import type { FileFacts, OtherFacts, PreflightFacts, Rules } from './preflight-facts.ts';
import { ENVIRONMENT_RULES } from './rules-environment.ts';
import { FILE_RULES } from './rules-files.ts';
import { MODEL_RULES } from './rules-model.ts';
import { OTHER_RULES } from './rules-other.ts';

/** All checks of a model of MLflow's, in the order of the list; none is left out, so that a reader sees what was looked at;
 * that of a manifest is only asked of what has one. */
export function preflight(facts: PreflightFacts): Check[] {
  return inOrder({ ...MODEL_RULES, ...ENVIRONMENT_RULES, ...FILE_RULES }, facts);
}

/** The same of files that are no model of MLflow's: what can be asked of any file, and what Triton asks of its repositories. */
export function preflightOther(facts: OtherFacts): Check[] {
  const rules: Rules<OtherFacts> = { ...FILE_RULES, ...OTHER_RULES };
  const triton = (id: string) => id.startsWith('T');
  return inOrder(rules, facts).filter(({ id }) => facts.triton !== null || !triton(id));
}

function inOrder<Facts extends FileFacts>(rules: Rules<Facts>, facts: Facts): Check[] {
  return CHECK_IDS.flatMap((id) => (id === 'manifest' && facts.manifest === null ? [] : (rules[id]?.(facts) ?? [])));
}
