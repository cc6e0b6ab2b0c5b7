import { portTagProblem } from '../../../shared/export/target-problems.ts';
import type { WorkspaceKind } from '../../../shared/workspace/kinds.ts';
import { tagInTag, type Refusal } from '../../../shared/workspace/names.ts';

/**
 * What is wrong with each of the tags that were typed, in their order; null where nothing is. `carried`: keys of those that go along
 * with the models anyway. The pre-flight says the same of what a port is to write, but not that a key was typed twice: it gets one.
 */
export function tagProblems(
  tags: readonly (readonly [string, string])[],
  carried: readonly string[],
  kind: WorkspaceKind,
): readonly Refusal[] {
  return tags.map(([key, value], at) => {
    if (key.trim() === '') return null;
    const before = tags.slice(0, at).map(([other]) => other);
    if (before.includes(key)) return { code: 'name-tag-twice', details: { name: key } };
    const clashes = kind === 'files' ? [...before, ...carried].map((other) => tagInTag([other, key])) : [];
    return portTagProblem(key, value, kind) ?? clashes.find((each) => each !== null) ?? null;
  });
}
