import { useEffect } from 'react';
import { useWorkspaceList } from '../workspaces/use-workspaces.ts';
import { NO_WORD, STEPS } from './draft.ts';
import type { StepProps } from './step-props.ts';
import { targetOf } from './target-chooser.tsx';

/**
 * Keeps the chosen workspace in step with the list: one that got another name or role is followed by its place, and shut again where
 * it is production; one that was taken from the list is no target any more.
 */
export function useNamedTarget({ draft, change }: Pick<StepProps, 'draft' | 'change'>): void {
  const { data, isFetching } = useWorkspaceList();
  // One that was added a moment ago is not in a list that is on its way.
  const list = isFetching ? undefined : data?.workspaces;
  const { target, ids, step } = draft;
  useEffect(() => {
    if (list === undefined || ids.length > 0 || target?.target.kind !== 'workspace') return;
    const place = target.place ?? null;
    const row = list.find((each) => (place === null ? each.name === target.name : each.place === place));
    if (row !== undefined && row.name === target.name && row.role === target.role && place !== null) return;
    const shut = { unlocked: draft.unlocked && row?.role === target.role, confirmed: NO_WORD };
    if (row !== undefined) return change({ target: targetOf(row), ...shut });
    const back = STEPS.indexOf(step) > STEPS.indexOf('destination') ? 'destination' : step;
    change({ target: null, step: back, wanted: null, ...shut });
  }, [list, target, ids, step, draft.unlocked, change]);
}
