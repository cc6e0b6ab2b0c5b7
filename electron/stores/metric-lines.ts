import { toInt64 } from '../../shared/contract/int64.ts';
import { isLater, type Metric } from './store.ts';

/** How many fields a line may have, and which of them is the dataset's name. */
interface LineKind {
  readonly fields: readonly number[];
  readonly dataset: number;
}

/** mlflow/store/tracking/file_store.py, `_get_metric_from_line`: with a dataset, MLflow reads the step as 0. */
export const RUN_LINES: LineKind = { fields: [2, 3, 5], dataset: 3 };
/** ..., `_get_model_metric_from_line`: the run's id stands before the dataset. */
export const MODEL_LINES: LineKind = { fields: [4, 6], dataset: 4 };

/** The points in a metric's file; `damaged` counts lines that MLflow would refuse. */
export function readMetric(key: string, bytes: Buffer, kind: LineKind): { points: Metric[]; damaged: number } {
  const points: Metric[] = [];
  let damaged = 0;
  for (const line of linesOf(bytes)) {
    const point = readLine(key, line, kind);
    if (point === null) damaged += 1;
    else points.push(point);
  }
  return { points, damaged };
}

/** The latest point in a run's file alone; null where there is none. */
export function readLatest(key: string, bytes: Buffer): { latest: Metric | null; damaged: number } {
  let latest: Metric | null = null;
  let damaged = 0;
  for (const line of linesOf(bytes)) {
    const point = readLine(key, line, RUN_LINES);
    if (point === null) damaged += 1;
    else if (latest === null || isLater(point, latest)) latest = point;
  }
  return { latest, damaged };
}

function* linesOf(bytes: Buffer): Generator<string> {
  const text = bytes.toString('utf8');
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end);
    if (line !== '') yield line;
    from = end === -1 ? text.length : end + 1;
  }
}

function readLine(key: string, line: string, { fields, dataset }: LineKind): Metric | null {
  const parts = line.trim().split(' ');
  const [time = '', number = '', step = '0'] = parts;
  const value = readFloat(number);
  if (!fields.includes(parts.length) || !INTEGER.test(time) || value === null || !INTEGER.test(step)) return null;
  const name = parts[dataset];
  const digest = parts[dataset + 1];
  const named = name !== undefined && digest !== undefined;
  return {
    key,
    value,
    step: named && dataset === RUN_LINES.dataset ? 0 : toInt64(step),
    timestamp: toInt64(time),
    dataset: named ? { name, digest } : null,
  };
}

const INTEGER = /^[+-]?\d+$/;
const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A number as Python's float() reads MLflow's own spelling of it. */
function readFloat(text: string): number | null {
  if (FLOAT.test(text)) return Number(text);
  const special = /^([+-]?)(?:(nan)|inf(?:inity)?)$/i.exec(text);
  if (special === null) return null;
  if (special[2]) return NaN;
  return special[1] === '-' ? -Infinity : Infinity;
}
