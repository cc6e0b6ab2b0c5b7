import {
  aliasProblem,
  descriptionProblem,
  modelNameProblem,
  tagInTag,
  tagProblem,
  type Refusal,
} from '../workspace/names.ts';
import type { WorkspaceKind } from '../workspace/kinds.ts';
import type { PlannedTarget } from './plan.ts';
import { isOwnTag } from './provenance.ts';

export type Named = Pick<PlannedTarget, 'kind' | 'model' | 'alias' | 'also' | 'description' | 'tags'>;

/** Why a port can't write a tag that a person or a source gives; tags of ours say what happened, and are nobody else's. */
export function portTagProblem(key: string, value: string, kind: WorkspaceKind, windows = false): Refusal {
  return isOwnTag(key) ? { code: 'name-tag-own', details: { name: key } } : tagProblem(key, value, kind, windows);
}

/** What MLflow would not take of what a port is to write. `windows`: where it is written. */
export function targetProblems(target: Named, windows: boolean): Exclude<Refusal, null>[] {
  const { kind, model, alias, also = [], description, tags } = target;
  return [
    modelNameProblem(model, kind),
    ...(alias === null ? also : [alias, ...also]).map((each) => aliasProblem(each, kind)),
    description === null ? null : descriptionProblem(description),
    ...Object.entries(tags).map(([key, value]) => portTagProblem(key, value, kind, windows)),
    kind === 'files' ? tagInTag(Object.keys(tags)) : null,
  ].filter((each) => each !== null);
}
