/**
 * What the run that made a model knew, as a summary that goes along with a port: the store that tells more may not be at hand where the
 * model goes. Texts are cut and without credentials; of many, the first are kept and the rest counted.
 */
export interface Knew {
  readonly run: { readonly id: string; readonly name: string | null; readonly user: string | null };
  readonly experiment: string | null;
  /** ISO 8601. */
  readonly started: string | null;
  readonly status: string;
  readonly params: readonly Pair[];
  /** The latest point of each; as Python's repr has numbers, NaN and the infinities among them. */
  readonly metrics: readonly Pair[];
  readonly datasets: readonly KnewDataset[];
  readonly commit: KnewCommit | null;
  /** What was left out. */
  readonly more: { readonly params: number; readonly metrics: number; readonly datasets: number };
}

export interface Pair {
  readonly key: string;
  readonly value: string;
}

export interface KnewDataset {
  readonly name: string;
  readonly digest: string;
  readonly source: string | null;
  readonly context: string | null;
}

export interface KnewCommit {
  readonly commit: string;
  readonly repository: string | null;
  readonly branch: string | null;
}

/** What a summary keeps; MLflow has no limits on its own. */
export const KNEW_LIMITS = { params: 100, metrics: 100, datasets: 20, text: 250 } as const;

/** The summary in a manifest; null where there is none, or one of another form: it is somebody else's file by now. */
export function readKnew(value: unknown): Knew | null {
  if (!isRecord(value)) return null;
  const { run, experiment, started, status, params, metrics, datasets, commit, more } = value;
  const whole =
    isRecord(run) &&
    typeof run['id'] === 'string' &&
    [run['name'], run['user'], experiment, started].every(isTextOrNull) &&
    typeof status === 'string' &&
    isPairs(params) &&
    isPairs(metrics) &&
    isList(datasets, ({ name, digest, source, context }) =>
      [typeof name === 'string', typeof digest === 'string', isTextOrNull(source), isTextOrNull(context)].every(
        Boolean,
      ),
    ) &&
    (commit === null ||
      (isRecord(commit) &&
        typeof commit['commit'] === 'string' &&
        isTextOrNull(commit['repository']) &&
        isTextOrNull(commit['branch']))) &&
    isRecord(more);
  return whole ? (value as unknown as Knew) : null;
}

function isPairs(value: unknown): boolean {
  return isList(value, (each) => typeof each['key'] === 'string' && typeof each['value'] === 'string');
}

function isList(value: unknown, fits: (each: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.length <= 1000 && value.every((each) => isRecord(each) && fits(each));
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
