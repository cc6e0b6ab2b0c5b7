import type { MetricPoint } from '../../../shared/contract/store-schemas.ts';

export interface Series {
  readonly name: string;
  readonly points: readonly MetricPoint[];
  /** Points that there are; fewer may be drawn. */
  readonly total: number;
}

export interface Scale {
  /** What stands along the bottom: steps, or times where all steps are the same. */
  readonly along: 'step' | 'time';
  readonly x: readonly [least: number, most: number];
  readonly y: readonly [least: number, most: number];
}

/** The room that series take; null where there is nothing to draw. */
export function scaleOf(series: readonly Series[]): Scale | null {
  const points = series.flatMap((each) => each.points).filter(({ value }) => Number.isFinite(value));
  if (points.length === 0) return null;
  const steps = range(points.map(({ step }) => Number(step)));
  const times = range(points.map(({ timestamp }) => Number(timestamp)));
  const along = steps[0] === steps[1] && times[0] !== times[1] ? 'time' : 'step';
  const [low, high] = range(points.map(({ value }) => value));
  // A line in the middle where all values are the same.
  const room = high === low ? Math.abs(high) * 0.1 || 1 : 0;
  return { along, x: along === 'time' ? times : steps, y: [low - room, high + room] };
}

function range(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Round numbers in a range, about so many. */
export function ticks([low, high]: readonly [number, number], about: number): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const found: number[] = [];
  for (let at = Math.ceil(low / step); at * step <= high + step * 1e-9; at += 1)
    found.push(Number((at * step).toPrecision(12)));
  return found;
}

/** The runs of points without a gap: NaN and the infinities break a line. */
export function linesOf(points: readonly MetricPoint[]): MetricPoint[][] {
  const lines: MetricPoint[][] = [];
  let line: MetricPoint[] = [];
  for (const point of points) {
    if (Number.isFinite(point.value)) line.push(point);
    else if (line.length > 0) {
      lines.push(line);
      line = [];
    }
  }
  if (line.length > 0) lines.push(line);
  return lines;
}
