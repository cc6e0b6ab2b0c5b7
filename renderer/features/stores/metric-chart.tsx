import { useState, type PointerEvent } from 'react';
import type { MetricPoint } from '../../../shared/contract/store-schemas.ts';
import { linesOf, scaleOf, ticks, type Scale, type Series } from './chart-scale.ts';
import { metricText, useStoreTexts } from './use-store-texts.tsx';

/** In units of the drawing, which grows with its place. */
const WIDTH = 640;
const HEIGHT = 240;
const EDGE = { left: 64, right: 16, top: 10, bottom: 28 };
/** Lines with fewer points than this show each. */
const DOTS = 60;

/** A metric as a line, of one run or of two. The same points stand in a table beside it. */
export function MetricChart({ series }: { readonly series: readonly Series[] }) {
  const { t, time } = useStoreTexts();
  const [near, setNear] = useState<{ point: MetricPoint; at: number } | null>(null);
  const scale = scaleOf(series);
  if (scale === null) return <p className="muted">{t('stores.chart.nothing')}</p>;
  const alongText = (value: number) => (scale.along === 'time' ? time(value) : metricText(value));
  const seek = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * WIDTH;
    let best: { point: MetricPoint; at: number; far: number } | null = null;
    for (const [at, { points }] of series.entries())
      for (const point of points) {
        if (!Number.isFinite(point.value)) continue;
        const far = Math.abs(placeX(scale, point) - x);
        if (best === null || far < best.far) best = { point, at, far };
      }
    setNear(best);
  };
  const xTicks = scale.along === 'time' ? [...new Set(scale.x)] : ticks(scale.x, 6);
  return (
    <figure className="chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={series.map((each) => told(each)).join(' ')}
        onPointerMove={seek}
        onPointerLeave={() => setNear(null)}
      >
        {ticks(scale.y, 5).map((value) => (
          <g key={value}>
            <line
              className="chart-line"
              x1={EDGE.left}
              x2={WIDTH - EDGE.right}
              y1={placeY(scale, value)}
              y2={placeY(scale, value)}
            />
            <text className="chart-text" x={EDGE.left - 8} y={placeY(scale, value) + 4} textAnchor="end">
              {metricText(value)}
            </text>
          </g>
        ))}
        {xTicks.map((value, at) => (
          <text
            key={value}
            className="chart-text"
            x={across(scale, value)}
            y={HEIGHT - 8}
            textAnchor={scale.along === 'time' ? (at === 0 ? 'start' : 'end') : 'middle'}
          >
            {alongText(value)}
          </text>
        ))}
        {series.map(({ points }, at) => (
          <g key={at} className={`chart-series series-${at}`}>
            {linesOf(points).map((line, number) => (
              <polyline
                key={number}
                points={line.map((point) => `${placeX(scale, point)},${placeY(scale, point.value)}`).join(' ')}
              />
            ))}
            {points.length > DOTS
              ? null
              : points
                  .filter(({ value }) => Number.isFinite(value))
                  .map((point, number) => (
                    <circle key={number} cx={placeX(scale, point)} cy={placeY(scale, point.value)} r={2.5} />
                  ))}
          </g>
        ))}
        {near === null ? null : (
          <circle
            className={`chart-near series-${near.at}`}
            cx={placeX(scale, near.point)}
            cy={placeY(scale, near.point.value)}
            r={5}
          />
        )}
      </svg>
      <figcaption className="muted small">
        {near === null
          ? t(`stores.chart.${scale.along}`)
          : `${series.length > 1 ? `${series[near.at]?.name ?? ''}: ` : ''}${t('stores.chart.point', {
              step: String(near.point.step),
              value: String(near.point.value),
            })} · ${time(near.point.timestamp)}`}
      </figcaption>
    </figure>
  );

  function told({ name, points, total }: Series): string {
    const finite = points.filter(({ value }) => Number.isFinite(value));
    const values = finite.map(({ value }) => value);
    return t('stores.chart.told', {
      name,
      count: total,
      first: metricText(values[0] ?? NaN),
      last: metricText(values.at(-1) ?? NaN),
      least: metricText(Math.min(...values)),
      most: metricText(Math.max(...values)),
    });
  }
}

function across({ x: [low, high] }: Scale, value: number): number {
  const part = high === low ? 0.5 : partOf(value, low, high);
  return round(EDGE.left + part * (WIDTH - EDGE.left - EDGE.right));
}

function placeX(scale: Scale, { step, timestamp }: MetricPoint): number {
  return across(scale, Number(scale.along === 'time' ? timestamp : step));
}

function placeY({ y: [low, high] }: Scale, value: number): number {
  return round(HEIGHT - EDGE.bottom - partOf(value, low, high) * (HEIGHT - EDGE.top - EDGE.bottom));
}

/** In halves: the distance of two doubles can be more than a double holds. */
function partOf(value: number, low: number, high: number): number {
  return (value / 2 - low / 2) / (high / 2 - low / 2);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
