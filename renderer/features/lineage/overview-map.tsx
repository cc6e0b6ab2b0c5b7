import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { Drawing } from './drawing.ts';
import { BOX } from './layout-types.ts';

const MOST = { width: 168, height: 112 } as const;

/**
 * The whole graph small, with a frame around what is in sight; a click goes there. On a canvas of its own: the library's map is an
 * element for each of 5,000 boxes, all of which listen to every move.
 */
export function OverviewMap({
  drawing,
  unit,
  label,
}: {
  readonly drawing: Drawing;
  readonly unit: number;
  readonly label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const flow = useReactFlow();
  const view = useStore(
    ({ transform: [x, y, zoom], width, height }) => `${-x / zoom} ${-y / zoom} ${width / zoom} ${height / zoom}`,
  );
  const scale = Math.min(MOST.width / Math.max(1, drawing.width), MOST.height / Math.max(1, drawing.height));
  const [width, height] = [Math.max(24, drawing.width * scale), Math.max(16, drawing.height * scale)];
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element == null || context == null) return;
    // Drawn anew in the colours of each theme.
    element.dataset['theme'] = theme;
    const sharp = globalThis.devicePixelRatio || 1;
    element.width = Math.ceil(width * sharp);
    element.height = Math.ceil(height * sharp);
    context.scale(sharp, sharp);
    const colours = getComputedStyle(element);
    for (const { shown, x, y } of drawing.boxes) {
      const isRoot = shown.id === drawing.root;
      context.fillStyle = isRoot ? colours.outlineColor : colours.color;
      const [boxWidth, boxHeight] = [
        Math.max(isRoot ? 5 : 2, BOX.width * scale),
        Math.max(isRoot ? 4 : 1, BOX.height * scale),
      ];
      context.fillRect(x * scale, y * scale, boxWidth, boxHeight);
    }
  }, [drawing, scale, width, height, theme]);
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const part = (at: number, size: number) => Math.min(1, Math.max(0, at / size));
    void flow.setCenter(
      part(event.clientX - box.left, box.width) * drawing.width * unit,
      part(event.clientY - box.top, box.height) * drawing.height * unit,
      { zoom: flow.getZoom() },
    );
  };
  const [x = 0, y = 0, across = 0, down = 0] = view.split(' ').map((each) => (Number(each) / unit) * scale);
  const cut = (from: number, size: number, most: number) => {
    const start = Math.min(Math.max(0, from), most);
    return [start, Math.max(0, Math.min(most, from + size) - start)] as const;
  };
  const [left, frameWidth] = cut(x, across, width);
  const [top, frameHeight] = cut(y, down, height);
  return (
    <div
      className="lineage-map"
      title={label}
      aria-hidden
      style={{ width, height }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
    >
      <canvas ref={canvas} style={{ width, height }} />
      <span className="lineage-frame" style={{ left, top, width: frameWidth, height: frameHeight }} />
    </div>
  );
}

/** Changes with the colours of the page. */
function useTheme(): string {
  const [theme, setTheme] = useState('');
  useEffect(() => {
    const root = document.documentElement;
    const forced = matchMedia('(forced-colors: active)');
    const read = () => setTheme(`${root.dataset['theme'] ?? ''} ${forced.matches}`);
    const observer = new MutationObserver(read);
    observer.observe(root, { attributes: true, attributeFilter: ['data-theme'] });
    forced.addEventListener('change', read);
    return () => {
      observer.disconnect();
      forced.removeEventListener('change', read);
    };
  }, []);
  return theme;
}
