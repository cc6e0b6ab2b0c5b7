import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Input } from '../../../shared/contract/contract.ts';
import type { PortAction, PortRow } from '../../../shared/export/port-row.ts';
import { useHost, type Opened } from '../../client.tsx';
import { startDownload } from '../../ui/start-download.ts';
import { useOpenResult } from './open-result.ts';

export interface PortActHandlers {
  readonly onOpened: (opened: Opened) => void;
  readonly onReport: (row: PortRow) => void;
  readonly onAgain: (row: PortRow) => unknown;
}

/** What a person types to what is production. */
export type Said = Pick<Input<'port.resume'>, 'confirmed' | 'reason'>;

/** Does what a card asks for, and keeps what went wrong, by port. */
export function usePortActs({ onOpened, onReport, onAgain }: PortActHandlers) {
  const { client } = useHost();
  const queries = useQueryClient();
  const open = useOpenResult(onOpened);
  const [errors, setErrors] = useState<ReadonlyMap<string, unknown>>(new Map());
  const act = useCallback(
    (action: PortAction, row: PortRow, said: Said = { confirmed: null, reason: null }) => {
      const { id } = row;
      const failed = (error: unknown) => setErrors((all) => new Map([...all, [id, error]]));
      setErrors((all) => new Map([...all].filter(([each]) => each !== id)));
      const does: Record<PortAction, () => unknown> = {
        pause: () => client.call('port.pause', { id }),
        resume: () => client.call('port.resume', { id, ...said }),
        cancel: () => client.call('port.cancel', { id }),
        forget: () => client.call('port.forget', { id }),
        undo: () => onReport(row),
        report: () => onReport(row),
        again: () => onAgain(row),
        open: () => open(row),
      };
      void Promise.resolve(does[action]())
        .catch(failed)
        .finally(() => void queries.invalidateQueries({ queryKey: ['ports'] }));
    },
    [client, queries, open, onReport, onAgain],
  );
  return { act, errors };
}

/** The zip that a port made, where the browser keeps the files. */
export function useZipDownload(): (id: string) => Promise<void> {
  const { client } = useHost();
  return async (id) => {
    const offered = await client.call('port.download', { id });
    startDownload(offered.id, offered.name);
  };
}
