import { Position, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { CanvasContext, type CanvasState } from './canvas-context.ts';
import type { Drawing } from './drawing.ts';
import { BOX, ROOM } from './layout-types.ts';
import { LineageBox, type BoxNode } from './lineage-box.tsx';
import { LineageLine, type LineEdge } from './lineage-line.tsx';
import { OverviewMap } from './overview-map.tsx';
import { useLineageTexts } from './use-lineage-texts.ts';
import { isWalkKey, walk } from './walk.ts';

const BOXES = { box: LineageBox };
const LINES = { line: LineageLine };
/** Boxes are named by what is in them, lines by their titles once they are drawn: names of 8,000 lines take a while. */
const PLAIN = { 'aria-roledescription': undefined, 'aria-label': undefined };
/** Smaller than this nothing can be read. A large graph is not made smaller than a few hundred boxes at a time. */
const LEAST = { few: 0.2, many: 0.45 } as const;
/** What is seen first can be read: all of it where it is larger than this, else what is around the root. */
const READABLE = 0.55;
/** As wide as a box and those right and left of it, in units of the drawing. */
const NEAR = 3 * BOX.width + 2 * ROOM.beside;
const MANY = 250;
/** Frames in which a box that was gone to is waited for. */
const FRAMES = 12;

export interface LineageCanvasProps extends Omit<CanvasState, 'root' | 'nameOf'> {
  readonly drawing: Drawing;
  /** Pixels of the page for one of the drawing: it grows with the size of letters. */
  readonly unit: number;
  readonly onPath: (id: string) => void;
  readonly onEscape: () => void;
}

/** The graph as a picture that keys, wheel and pointer walk through. Only what is in sight is drawn. */
export function LineageCanvas(props: LineageCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ drawing, unit, onPath, onEscape, ...state }: LineageCanvasProps) {
  const { t, told } = useLineageTexts();
  const { root } = drawing;
  const { current, chosenEdge, onCurrent, onPress, onOpen, onEdge } = state;
  const box = useRef<HTMLDivElement>(null);
  const before = useRef<string | null>(null);
  const nodes = useMemo(() => drawing.boxes.map((each) => toNode(each, unit)), [drawing, unit]);
  const nameOf = useMemo(() => {
    const byId = new Map(drawing.boxes.map(({ shown }) => [shown.id, shown]));
    return (id: string) => {
      const shown = byId.get(id);
      return shown === undefined ? id : told(shown, '');
    };
  }, [drawing, told]);
  const edges = useMemo(
    () =>
      drawing.lines.map(({ shown, points }): LineEdge => ({
        id: shown.id,
        type: 'line',
        source: shown.from,
        target: shown.to,
        data: { shown, points: points.map(([x, y]) => [x * unit, y * unit] as const) },
        domAttributes: PLAIN,
      })),
    [drawing, unit],
  );
  const least = drawing.boxes.length > MANY ? LEAST.many : LEAST.few;
  const { fit, show, zoom } = useSight(drawing, unit, current, least);
  const go = (id: string | null) => {
    if (id === null || id === current) return;
    before.current = current;
    onCurrent(id);
    show(id);
    focusWhenDrawn(box, id);
  };
  const press = (event: KeyboardEvent) => {
    const { key } = event;
    const shown = drawing.boxes.find((each) => each.shown.id === current)?.shown;
    const inBox = (event.target as HTMLElement).closest('[data-node]') !== null;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'Escape') onEscape();
    else if (key === '+' || key === '=') zoom(1);
    else if (key === '-') zoom(-1);
    else if (key === '0') fit();
    else if (!inBox || shown === undefined) return;
    else if (isWalkKey(key)) go(walk(drawing, current, key, before.current));
    else if (key === 'Enter' && event.shiftKey) onPath(current);
    else if (key === 'Enter') onOpen(shown);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const context = useMemo(
    () => ({ root, current, chosenEdge, onCurrent, onPress, onOpen, onEdge, nameOf }),
    [root, current, chosenEdge, onCurrent, onPress, onOpen, onEdge, nameOf],
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its keys are those of the boxes in it
    <div ref={box} className="lineage-canvas" onKeyDown={press}>
      <CanvasContext value={context}>
        <ReactFlow<BoxNode, LineEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={BOXES}
          edgeTypes={LINES}
          onlyRenderVisibleElements
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          zoomOnDoubleClick={false}
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          minZoom={least}
          maxZoom={2}
          proOptions={{ hideAttribution: true }}
          aria-label={t('lineageScreen.graph')}
        />
      </CanvasContext>
      <div className="lineage-zoom">
        <Button label={t('lineageScreen.zoomIn')} onPress={() => zoom(1)}>
          <Plus size={16} aria-hidden />
        </Button>
        <Button label={t('lineageScreen.zoomOut')} onPress={() => zoom(-1)}>
          <Minus size={16} aria-hidden />
        </Button>
        <Button label={t('lineageScreen.fit')} onPress={fit}>
          <Maximize size={16} aria-hidden />
        </Button>
      </div>
      {drawing.boxes.length > 4 ? <OverviewMap drawing={drawing} unit={unit} label={t('lineageScreen.map')} /> : null}
    </div>
  );
}

/** What the library needs to know beforehand, so that it draws nothing only to measure it; of drawn boxes it measures the handles. */
function toNode({ shown, x, y }: Drawing['boxes'][number], unit: number): BoxNode {
  const [width, height] = [BOX.width * unit, BOX.height * unit];
  const handle = { y: height / 2, width: 1, height: 1 };
  return {
    id: shown.id,
    type: 'box',
    position: { x: x * unit, y: y * unit },
    width,
    height,
    measured: { width, height },
    handles: [
      { ...handle, type: 'target', position: Position.Left, x: 0 },
      { ...handle, type: 'source', position: Position.Right, x: width },
    ],
    data: { shown },
    domAttributes: PLAIN,
  };
}

/** Moves what is seen: all of it where that can be read, else the box one is at. */
function useSight(drawing: Drawing, unit: number, current: string, least: number) {
  const flow = useReactFlow<BoxNode, LineEdge>();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const at = useRef(current);
  useLayoutEffect(() => {
    at.current = current;
  }, [current]);
  const show = useCallback(
    (id: string) => {
      const box = drawing.boxes.find(({ shown }) => shown.id === id);
      if (box === undefined) return;
      const { x, y, zoom } = flow.getViewport();
      const [left, top] = [box.x * unit * zoom + x, box.y * unit * zoom + y];
      const [right, bottom] = [left + BOX.width * unit * zoom, top + BOX.height * unit * zoom];
      const inSight = left >= 0 && top >= 0 && right <= width && bottom <= height;
      if (inSight) return;
      const middle = { x: (box.x + BOX.width / 2) * unit, y: (box.y + BOX.height / 2) * unit };
      void flow.setCenter(middle.x, middle.y, { zoom: Math.max(zoom, 0.7), duration: motion() });
    },
    [drawing, unit, flow, width, height],
  );
  const fit = useCallback(
    (least: number) => {
      if (width === 0 || height === 0) return;
      const most = Math.min((width - 48) / (drawing.width * unit), (height - 48) / (drawing.height * unit));
      if (most >= least) {
        const zoom = Math.min(1, most);
        void flow.setViewport({
          x: (width - drawing.width * unit * zoom) / 2,
          y: (height - drawing.height * unit * zoom) / 2,
          zoom,
        });
        return;
      }
      const box = drawing.boxes.find(({ shown }) => shown.id === at.current) ?? drawing.boxes[0];
      if (box === undefined) return;
      void flow.setCenter((box.x + BOX.width / 2) * unit, (box.y + BOX.height / 2) * unit, {
        zoom: Math.min(0.85, Math.max(READABLE, (width - 48) / (NEAR * unit))),
      });
    },
    [drawing, unit, flow, width, height],
  );
  useEffect(() => fit(READABLE), [fit]);
  const zoom = (way: 1 | -1) => void (way === 1 ? flow.zoomIn : flow.zoomOut)({ duration: motion() });
  return { fit: () => fit(least), show, zoom };
}

/** Milliseconds that a move takes; none for those who asked for none. */
function motion(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160;
}

function focusWhenDrawn(box: { readonly current: HTMLElement | null }, id: string, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const drawn = box.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`);
    if (drawn != null) drawn.focus({ preventScroll: true });
    else if (frames > 1) focusWhenDrawn(box, id, frames - 1);
  });
}
