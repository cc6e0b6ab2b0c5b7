import { useHost } from '../../client.tsx';
import type { ModelView } from '../model/model-views.ts';
import type { ModelRef } from '../shell/open-tabs.ts';
import type { DraftSource } from './draft.ts';
import type { StepProps } from './step-props.ts';
import type { WayOut } from './ways-out.ts';

export const REASON_FIELD = 'port-reason';

export interface WaysProps extends Pick<StepProps, 'draft' | 'change'> {
  readonly open: readonly ModelRef[];
  readonly onShow: (model: ModelRef, view: ModelView) => void;
}

/** Takes a way out of what the pre-flight found: of the model `at`, whose plan is kept under `handle`. */
export function useWays({ draft, change, open, onShow }: WaysProps) {
  const { client } = useHost();
  return async (way: WayOut, at: number, handle: string): Promise<void> => {
    if (way.kind === 'reason') return document.getElementById(REASON_FIELD)?.focus();
    if (way.kind === 'field') {
      const { field } = way;
      const step = field === 'source' ? 'source' : 'destination';
      return change({ step, wanted: { field, at: field === 'name' ? at : 0, from: 'preflight' } });
    }
    const known = tabOf(draft.sources[at], open);
    if (known === undefined) {
      const { grant, path } = await client.call('port.model', { handle });
      onShow({ grant, path, name: grant.name }, way.view);
    } else onShow(known, way.view);
    // It may be mended there: who comes back finds the checks made anew.
    change({ attempt: draft.attempt + 1 });
  };
}

/** The tab that shows a source already. */
function tabOf(source: DraftSource | undefined, open: readonly ModelRef[]): ModelRef | undefined {
  if (source?.source.kind !== 'model') return undefined;
  const { grant: token, path } = source.source;
  return open.find((model) => model.grant.token === token && model.path === path);
}
