import type { Edge, EdgeProps } from '@xyflow/react';
import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useCanvas } from './canvas-context.ts';
import { middleOf, pathOf, type Point } from './drawing.ts';
import type { ShownEdge } from './fold-fans.ts';
import { useLineageTexts } from './use-lineage-texts.ts';

export type LineEdge = Edge<{ readonly shown: ShownEdge; readonly points: readonly Point[] }, 'line'>;

/** How one thing led to another: a line with its word; where that is disputed, with a sign and the word for it. */
export const LineageLine = memo(function LineageLine({ id, data }: EdgeProps<LineEdge>) {
  const { t, edge, toldEdge } = useLineageTexts();
  const { current, chosenEdge, onEdge, nameOf } = useCanvas();
  if (data === undefined) return null;
  const { shown, points } = data;
  const [x, y] = middleOf(points);
  const [endX, endY] = points.at(-1) ?? [0, 0];
  const path = pathOf(points);
  const near = shown.from === current || shown.to === current;
  const className = `lineage-line${shown.disputed ? ' disputed' : ''}${near ? ' near' : ''}${id === chosenEdge ? ' chosen' : ''}`;
  return (
    <>
      <title>{toldEdge(shown, nameOf)}</title>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- keys reach each line in the details of its ends */}
      <g className={className} onClick={() => onEdge(id)}>
        <path className="lineage-reach" d={path} />
        <path className="lineage-path" d={path} />
        <path className="lineage-tip" d={`M${endX - 9},${endY - 5}L${endX},${endY}L${endX - 9},${endY + 5}`} />
        <text x={x} y={y - 5} textAnchor="middle">
          {edge(shown)}
        </text>
        {shown.disputed ? (
          <>
            <TriangleAlert x={x - 38} y={y + 4} size={13} aria-hidden />
            <text x={x - 21} y={y + 15} className="lineage-disputed">
              {t('lineageScreen.disputed')}
            </text>
          </>
        ) : null}
      </g>
    </>
  );
});
