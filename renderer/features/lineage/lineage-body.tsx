import { lazy, Suspense, useCallback, useEffect, type ReactNode } from 'react';
import type { Lineage, LineageNode } from '../../../shared/lineage/graph.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useChangeSettings, useSettings } from '../shell/use-appearance.ts';
import type { ShownNode } from './fold-fans.ts';
import { LineageDetails } from './lineage-details.tsx';
import { LineageList } from './lineage-list.tsx';
import { LineageMenus } from './lineage-menus.tsx';
import { useDrawing } from './use-drawing.ts';
import { useLineageTexts } from './use-lineage-texts.ts';
import { useShownLineage } from './use-shown-lineage.ts';
import { useUnit } from './use-unit.ts';

/** The library that draws comes along only when a graph is wanted. */
const LineageCanvas = lazy(() => import('./lineage-canvas.tsx').then((module) => ({ default: module.LineageCanvas })));

export interface LineageBodyProps {
  readonly lineage: Lineage;
  /** Tells it from other lineages; another one is to have another body. */
  readonly place: string;
  /** Whether the workspaces were looked into. */
  readonly elsewhere: boolean;
  /** Whose lineage it is, for the names of files. */
  readonly name: string;
  /** What opens a thing; null where it cannot be opened from here. */
  readonly opening: (node: LineageNode) => (() => void) | null;
  /** What else stands in the toolbar. */
  readonly tools: ReactNode;
}

const WAYS = ['graph', 'list'] as const;

/** A lineage as a graph or as a list, with what is chosen in it told in full beside it. */
export function LineageBody({ lineage, place, elsewhere, name, opening, tools }: LineageBodyProps) {
  const { t, number } = useLineageTexts();
  const settings = useSettings();
  const change = useChangeSettings();
  const way = settings?.lineage ?? 'graph';
  const seen = useShownLineage(lineage, place);
  const { index, shown, current, node, fan, choose, openFan, path, setPath } = seen;
  const { drawing, late, error } = useDrawing(index.root, shown);
  const unit = useUnit();
  const open = useCallback(
    (each: ShownNode) => {
      if (each.fan === undefined) opening(each.node)?.();
      else openFan(each.id);
    },
    [opening, openFan],
  );
  const press = useCallback((each: ShownNode) => each.fan !== undefined && openFan(each.id), [openFan]);
  const leave = useCallback(() => setPath(null), [setPath]);
  useEffect(() => {
    // Escape leaves the path from anywhere on the page but where it means something else.
    if (path === null) return;
    const key = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && setPath(null);
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [path, setPath]);
  return (
    <div className="lineage">
      <div className="toolbar">
        <Segments<(typeof WAYS)[number]>
          label={t('lineageScreen.ways')}
          options={WAYS.map((id) => ({ id, text: t(`lineageScreen.way.${id}`) }))}
          selected={way}
          onSelect={(lineage) => void change({ lineage }).catch(() => undefined)}
        />
        {way === 'graph' && seen.foldable ? (
          <Button onPress={() => seen.setAll(!seen.all)}>
            {t(seen.all ? 'lineageScreen.fold' : 'lineageScreen.unfold', { shown: number(index.nodes.size) })}
          </Button>
        ) : null}
        <LineageMenus lineage={lineage} name={name} drawing={late ? null : drawing} />
        {tools}
        {late && way === 'graph' ? (
          <span className="muted" role="status">
            {t('lineageScreen.arranging')}
          </span>
        ) : null}
      </div>
      {path === null ? null : (
        <Notice kind="note" role="status" actions={<Button onPress={leave}>{t('lineageScreen.whole')}</Button>}>
          {t('lineageScreen.onPath', { name: visible(index.nodes.get(path)?.name ?? '') })}
        </Notice>
      )}
      {lineage.left > 0 ? (
        <Notice kind="note">{t('lineageScreen.left', { count: lineage.left, shown: number(lineage.left) })}</Notice>
      ) : null}
      {error === null ? null : <ErrorNotice error={error} />}
      <div className={`lineage-page ${way}`}>
        {way === 'list' ? (
          <LineageList index={index} current={node?.id ?? ''} onChoose={choose} />
        ) : drawing === null ? (
          <Busy text={t('lineageScreen.arranging')} />
        ) : (
          <div className="lineage-picture">
            <Suspense fallback={<Busy text={t('lineageScreen.arranging')} />}>
              <LineageCanvas
                drawing={drawing}
                unit={unit}
                current={current}
                chosenEdge={seen.chosenEdge}
                onCurrent={choose}
                onPress={press}
                onOpen={open}
                onEdge={(id) => {
                  const edge = shown.edges.find((each) => each.id === id);
                  if (edge === undefined) return;
                  choose(index.nodes.has(edge.to) ? edge.to : edge.from);
                  seen.chooseEdge(id);
                }}
                onPath={(id) => index.nodes.has(id) && setPath(id)}
                onEscape={leave}
              />
            </Suspense>
            <p className="muted small">{t('lineageScreen.keys')}</p>
          </div>
        )}
        {node === null ? (
          <aside className="lineage-details" aria-label={t('lineageScreen.details')}>
            {fan === null ? (
              <p className="muted">{t('lineageScreen.chooseOne')}</p>
            ) : (
              <>
                <h2>{t(`lineageScreen.fan.${fan.kind}`, { count: fan.count, shown: number(fan.count) })}</h2>
                <p>{t('lineageScreen.fan.about', { shown: number(fan.drawn) })}</p>
                <div className="actions">
                  <Button onPress={() => openFan(fan.id)}>{t('lineageScreen.fan.more')}</Button>
                </div>
              </>
            )}
          </aside>
        ) : (
          <LineageDetails
            index={index}
            node={node}
            elsewhere={elsewhere}
            chosenEdge={seen.chosenEdge}
            onChoose={choose}
            onOpen={opening(node)}
            onPath={path === node.id ? null : () => setPath(node.id)}
          />
        )}
      </div>
    </div>
  );
}
