import { useEffect, useState } from 'react';
import { useHost, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import type { DropTarget, PageOffer } from './front-page.tsx';
import type { ModelRef, OpenTab } from './open-tabs.ts';
import { modelsIn } from './tab-models.ts';

/** The kind of data of one of the app's own tabs on the move: its id. */
export const TAB_TYPE = 'application/x-model-porter-tab';

export interface DropLayerProps {
  readonly offers: ReadonlySet<PageOffer>;
  readonly onOpened: (opened: Opened) => void;
  readonly onError: (error: unknown) => void;
  readonly onCompare: (models: readonly ModelRef[]) => void;
  readonly tabs: readonly OpenTab[];
}

interface Dragged {
  readonly targets: readonly DropTarget[];
  /** The open model whose tab is under the pointer. */
  readonly tab: DropTarget | undefined;
  /** The target under the pointer; null over none. */
  readonly over: string | null;
}

/**
 * While something is dragged over the window: large places that say what a drop there does. Anything dropped elsewhere is
 * opened; a drop never navigates.
 */
export function DropLayer({ offers, onOpened, onError, onCompare, tabs }: DropLayerProps) {
  const { t } = useTexts();
  const host = useHost();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  useEffect(() => {
    const open: DropTarget = {
      id: 'open',
      title: t('shell.drop.open'),
      help: t('shell.drop.openHelp'),
      take: () => undefined,
    };
    const modelsOf = (id: string) => tabs.filter((tab) => tab.id === id).flatMap(modelsIn);
    const tabTargets = tabs.flatMap((tab) =>
      tab.kind !== 'model'
        ? []
        : {
            id: `tab ${tab.id}`,
            title: t('shell.drop.with', { name: tab.name }),
            help: t('shell.drop.withHelp', { name: tab.name }),
            take: (models: readonly ModelRef[]) => onCompare([tab, ...models]),
          },
    );
    const targetsFor = (data: DataTransfer): readonly DropTarget[] => {
      const offered = [...offers].flatMap((offer) => offer.targets ?? []);
      if (!data.types.includes('Files')) return offered.filter((target) => target.filesOnly !== true);
      const several = data.items.length > 1;
      const together = { id: 'together', title: t('shell.drop.together'), help: t('shell.drop.togetherHelp') };
      return [open, ...offered, ...(several ? [{ ...together, take: onCompare }] : [])];
    };
    const known = (data: DataTransfer | null) =>
      data !== null && (data.types.includes('Files') || data.types.includes(TAB_TYPE)) ? data : null;
    const drag = (event: DragEvent) => {
      event.preventDefault();
      const data = known(event.dataTransfer);
      if (data === null) return setDragged(null);
      data.dropEffect = 'copy';
      const over = targetAt(event);
      setDragged((now) =>
        now?.over === over
          ? now
          : { targets: now?.targets ?? targetsFor(data), tab: tabTargets.find(({ id }) => id === over), over },
      );
    };
    const end = () => setDragged(null);
    const leave = (event: DragEvent) => event.relatedTarget === null && end();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const data = known(event.dataTransfer);
      const target =
        data === null ? undefined : [...targetsFor(data), ...tabTargets].find(({ id }) => id === targetAt(event));
      end();
      if (data === null) return;
      if (data.types.includes(TAB_TYPE)) return void target?.take(modelsOf(data.getData(TAB_TYPE)));
      host.openDrop(data).then((opened) => {
        if (target === undefined || target.id === 'open') return onOpened(opened);
        onOpened({ grants: [], errors: opened.errors });
        if (opened.grants.length > 0)
          target.take(opened.grants.map((grant) => ({ grant, path: null, name: grant.name })));
      }, onError);
    };
    // An element that is just reached may be dropped on at once.
    const listeners = { dragenter: drag, dragover: drag, dragleave: leave, drop, dragend: end };
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener);
    };
  }, [host, offers, onOpened, onError, onCompare, tabs, t]);
  if (dragged === null) return null;
  const shown = dragged.tab === undefined ? dragged.targets : [dragged.tab];
  if (shown.length === 0) return null;
  return (
    <div className="drop-layer fade" role="status">
      {shown.map(({ id, title, help }) => (
        <div key={id} className="drop-target" data-drop={id} data-over={dragged.over === id}>
          <strong>{title}</strong>
          <span>{help}</span>
        </div>
      ))}
    </div>
  );
}

/**
 * The id of the target under the pointer, by where it is: the layer itself takes no part in the drag, since a browser lets
 * nothing drop on an element that appeared under the pointer.
 */
function targetAt({ clientX, clientY }: DragEvent): string | null {
  for (const element of document.querySelectorAll<HTMLElement>('[data-drop]')) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const inside = clientX >= left && clientX < right && clientY >= top && clientY < bottom;
    if (inside) return element.dataset['drop'] ?? null;
  }
  return null;
}
