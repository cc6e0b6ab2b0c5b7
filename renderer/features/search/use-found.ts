import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useContext, type Dispatch } from 'react';
import type { SearchHit } from '../../../shared/search/hits.ts';
import type { ModelView } from '../model/model-views.ts';
import { onlyModel, type Found } from '../open/find-models.ts';
import { WantedRowsContext } from '../rows/wanted-row.ts';
import type { TabsAction } from '../shell/open-tabs.ts';
import type { FoundThing } from './merge-hits.ts';

/** Goes to what was found: its model's tab, the view that shows it, and its row there. */
export function useFound(dispatch: Dispatch<TabsAction>): (thing: FoundThing) => void {
  const wanted = useContext(WantedRowsContext);
  const queries = useQueryClient();
  return useCallback(
    ({ hit, model }) => {
      const { token } = model.grant;
      const alone = onlyModel(queries.getQueryData<Found>(['find', token])) !== undefined;
      const [view, row] = placeOf(hit);
      wanted.set({ grant: token, path: model.path ?? '', view, row });
      dispatch({ type: 'show', model, alone, view });
    },
    [dispatch, queries, wanted],
  );
}

/** The view that shows something, and what that view knows it by. */
function placeOf(hit: SearchHit): readonly [ModelView, string] {
  switch (hit.kind) {
    case 'column':
      return ['signature', hit.row];
    case 'package':
      return ['environment', hit.name];
    case 'file':
      return ['files', hit.path];
    case 'value':
      return [hit.view, hit.view === 'raw' ? String(hit.line) : hit.row];
  }
}
