import { visible } from '../safety/visible.ts';
import { found, foundIf, passed, type Check, type CheckId } from './checks.ts';
import type { OtherFacts, Rules } from './preflight-facts.ts';
import type { TritonRule } from './triton.ts';

/** What is asked of files that are no model of MLflow's. */
export const OTHER_RULES: Rules<OtherFacts> = {
  type: ({ triton }) => found('type', 'note', triton === null ? 'type-custom' : 'type-triton'),
  P25: ({ files }) =>
    foundIf(
      'P25',
      files
        .filter(({ size, type, path }) => type === 'file' && size === 0 && WEIGHTS.test(path))
        .map(({ path }) => visible(path)),
      'stop',
      'no-weights',
      { passable: true },
    ),
  T01: triton('T01', 'one-level-off', 'no-model'),
  T02: triton('T02', 'no-version', 'bad-version'),
  T03: triton('T03', 'name'),
  T04: triton('T04', 'file'),
  T05: triton('T05', 'config', 'config-lacks'),
};

const WEIGHTS = /\.(?:bin|onnx|plan|pt|pth|pkl|joblib|h5|keras|safetensors|gguf|pb|graphdef|xml|model)$/i;

/** Stops with the first rule that something stands against. */
function triton(id: CheckId, ...rules: readonly TritonRule[]): (facts: OtherFacts) => Check {
  return ({ triton: findings }) => {
    const rule = rules.find((each) => findings?.some((finding) => finding.rule === each));
    if (rule === undefined) return passed(id);
    const paths = (findings ?? []).filter((finding) => finding.rule === rule).map(({ path }) => path);
    // '' is the whole folder: nothing in it is named.
    const items = paths.filter((path) => path !== '').map(visible);
    return found(id, 'stop', `triton-${rule}`, { passable: true, items });
  };
}
