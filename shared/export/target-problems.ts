import {
  aliasProblem,
  descriptionProblem,
  modelNameProblem,
  tagInTag,
  tagProblem,
  type Refusal,
} from '../workspace/names.ts';
import type { PlannedTarget } from './plan.ts';

export type Named = Pick<PlannedTarget, 'kind' | 'model' | 'alias' | 'also' | 'description' | 'tags'>;

/** What MLflow would not take of what a port is to write. `windows`: where it is written. */
export function targetProblems(target: Named, windows: boolean): Exclude<Refusal, null>[] {
  const { kind, model, alias, also = [], description, tags } = target;
  return [
    modelNameProblem(model, kind),
    ...(alias === null ? also : [alias, ...also]).map(aliasProblem),
    description === null ? null : descriptionProblem(description),
    ...Object.entries(tags).map(([key, value]) => tagProblem(key, value, windows && kind === 'files')),
    kind === 'files' ? tagInTag(Object.keys(tags)) : null,
  ].filter((each) => each !== null);
}
