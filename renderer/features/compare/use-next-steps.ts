import { useQueryClient } from '@tanstack/react-query';
import type { Dispatch } from 'react';
import type { Witness } from '../../../shared/signature/compare/comparison.ts';
import { format } from '../../../shared/signature/payload/forms.ts';
import { setAttempt } from '../check/check-store.ts';
import { sessionKey } from '../editor/edit-sessions.ts';
import { onlyModel, type Found } from '../open/find-models.ts';
import type { CompareTab, TabsAction } from '../shell/open-tabs.ts';
import type { ModelView } from '../model/model-views.ts';

/** Where a reader of a verdict can go on; each is null while the model is not known yet. */
export interface NextSteps {
  /** The payload check of a side, on a request where one is given. */
  readonly check: (side: 'a' | 'b', request: Witness | null) => void;
  readonly edit: (side: 'a' | 'b') => void;
}

export function useNextSteps(tab: CompareTab, dispatch: Dispatch<TabsAction>): NextSteps {
  const queries = useQueryClient();
  const show = (side: 'a' | 'b', view: ModelView) => {
    const model = tab[side];
    const alone = onlyModel(queries.getQueryData<Found>(['find', model.grant.token])) !== undefined;
    dispatch({ type: 'show', model, alone, view });
  };
  return {
    check(side, request) {
      const { grant, path } = tab[side];
      if (request !== null) {
        const { channel, body } = request;
        setAttempt(sessionKey(grant.token, path ?? ''), {
          text: format(body) ?? body,
          channel,
          contentType: 'application/json',
          file: null,
        });
      }
      show(side, 'check');
    },
    edit: (side) => show(side, 'edit'),
  };
}
