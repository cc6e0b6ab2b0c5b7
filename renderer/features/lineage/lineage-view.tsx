import { useQuery } from '@tanstack/react-query';
import { RotateCw, Search } from 'lucide-react';
import { useCallback, useState, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { Input, Output } from '../../../shared/contract/contract.ts';
import type { Lineage, LineageNode } from '../../../shared/lineage/graph.ts';
import { unpackLineage } from '../../../shared/lineage/packed.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { InUse, type UseWays } from './in-use.tsx';
import { LineageBody } from './lineage-body.tsx';
import { useLineageTexts } from './use-lineage-texts.ts';
import './lineage.css';
import './lineage-graph.css';
import './in-use.css';

export type LineageAbout = Input<'lineage.read'>['about'];

export interface LineageViewProps {
  readonly about: LineageAbout;
  /** Whose lineage it is. */
  readonly name: string;
  /** What opens a thing; null where it cannot be opened from here. */
  readonly opening: (node: LineageNode, told: Told) => (() => void) | null;
  /** What is done with a place where it is in use; null for what is no model of its own. */
  readonly uses: UseWays | null;
}

/** Of the lineage that a thing is in: the store that it is told from, and whose it is. */
export interface Told {
  readonly home: string | null;
  readonly root: string;
}

/** Where a model came from and where it went, read when it is looked at. */
export function LineageView({ about, name, opening, uses: ways }: LineageViewProps) {
  const { t } = useLineageTexts();
  const { client } = useHost();
  const key = 'grant' in about ? [about.grant, about.path] : [about.handle, JSON.stringify(about.owner)];
  const place = key.join('\n');
  const [elsewhere, setElsewhere] = useElsewhere(place);
  const [places, setPlaces] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [uses, setUses] = useState(false);
  const [stopped, setStopped] = useState(false);
  const query = useQuery({
    queryKey: ['lineage', ...key, elsewhere],
    queryFn: async ({ signal }) => {
      const answer = await client.call('lineage.read', { about, elsewhere }, { signal, onProgress: setPlaces });
      return { ...answer, lineage: unpackLineage(answer.lineage) };
    },
    enabled: !stopped,
    // Stores go on growing: it is read anew when it is looked at again.
    gcTime: 0,
  });
  const { data } = query;
  const again = () => {
    setStopped(false);
    void query.refetch();
  };
  const tools = (
    <>
      {'grant' in about && ways !== null ? (
        <Button onPress={() => setUses(true)}>
          <Search size={16} aria-hidden /> {t('lineageScreen.uses.ask')}
        </Button>
      ) : null}
      <ToggleButton className="button toggle" isSelected={elsewhere} onChange={setElsewhere}>
        {t('lineageScreen.elsewhere')}
      </ToggleButton>
      <Button kind="quiet" onPress={again}>
        <RotateCw size={16} aria-hidden /> {t('lineageScreen.again')}
      </Button>
    </>
  );
  const reading =
    places === null || places.total < 2
      ? t('lineageScreen.reading')
      : t('lineageScreen.readingPlaces', { done: places.done, total: places.total });
  return (
    <div className="lineage-view">
      {uses && 'grant' in about && ways !== null ? <InUse {...about} {...ways} onClose={() => setUses(false)} /> : null}
      {query.error === null ? null : (
        <ErrorNotice error={query.error} stale={data !== undefined} onRetry={() => void query.refetch()} />
      )}
      {data === undefined ? (
        query.error !== null ? null : stopped ? (
          <Notice kind="note" role="status" actions={<Button onPress={again}>{t('shell.retry')}</Button>}>
            {t('lineageScreen.stopped')}
          </Notice>
        ) : (
          <Busy text={reading} onCancel={() => setStopped(true)} />
        )
      ) : (
        <Found data={data} place={place} elsewhere={elsewhere} name={name} opening={opening} tools={tools} />
      )}
    </div>
  );
}

/** Lineages that were to be followed into the workspaces: they are so again when one comes back to them. */
const followed = new Set<string>();

function useElsewhere(key: string): [boolean, (elsewhere: boolean) => void] {
  const [elsewhere, setElsewhere] = useState(followed.has(key));
  const set = (wanted: boolean) => {
    if (wanted) followed.add(key);
    else followed.delete(key);
    setElsewhere(wanted);
  };
  return [elsewhere, set];
}

interface FoundProps extends Pick<LineageViewProps, 'name' | 'opening'> {
  readonly data: Omit<Output<'lineage.read'>, 'lineage'> & { readonly lineage: Lineage };
  readonly elsewhere: boolean;
  /** Tells it from other lineages. */
  readonly place: string;
  readonly tools: ReactNode;
}

function Found({ data: { lineage, home, unread }, place, elsewhere, name, opening, tools }: FoundProps) {
  const { t, errorText } = useLineageTexts();
  const { root } = lineage;
  const ways = useCallback((node: LineageNode) => opening(node, { home, root }), [opening, home, root]);
  return (
    <>
      {unread.length === 0 ? null : (
        <Notice kind="warning">
          <p>{t('lineageScreen.unread')}</p>
          <ul>
            {unread.map(({ name: place, error }) => (
              <li key={place}>
                <strong>{visible(place)}</strong>: {errorText(error)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {lineage.edges.length === 0 ? (
        <Notice kind="note">
          <p>
            <strong>{t('lineageScreen.unknown')}</strong>
          </p>
          <p>{t('lineageScreen.unknownWhy')}</p>
          <p>{t('lineageScreen.unknownDo')}</p>
        </Notice>
      ) : null}
      <LineageBody key={`${place}\n${root}`} {...{ lineage, place, elsewhere, name, tools }} opening={ways} />
    </>
  );
}
