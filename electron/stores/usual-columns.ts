import type { KeyCount, RunColumn, RunField } from '../../shared/contract/store-schemas.ts';
import { countKeys } from './store-answers.ts';
import type { Run, StoreReading } from './store.ts';

/** A run as far as it is read. */
export interface ReadRun {
  readonly run: Run;
  readonly whole: boolean;
}

/** How many params and metrics are shown before a person chose. */
const FIRST = 4;
/** So many runs say what others have while the rest is read. */
const ENOUGH = 5;

const field = (key: RunField): RunColumn => ({ kind: 'field', key });

/** The columns of a table of runs before a person chose: what most of them have. */
export class UsualColumns {
  private readonly reading: StoreReading;
  private readonly known = new Map<string, { readonly columns: readonly RunColumn[]; readonly final: boolean }>();

  constructor(reading: StoreReading) {
    this.reading = reading;
  }

  /** `shown`: runs that were read for whoever asks. While the others are read, what those few have stays: columns do not jump. */
  of(experiments: readonly string[] | null, shown: readonly ReadRun[]): readonly RunColumn[] {
    const { store, listed, whole } = this.reading;
    const key = JSON.stringify(experiments);
    const final = listed && whole === store.runs.length;
    const known = this.known.get(key);
    if (known !== undefined && (known.final || !final)) return known.columns;
    const few = shown.filter((each) => each.whole).map(({ run }) => run);
    const columns = columnsOf(final ? countKeys(store.runs, experiments) : countKeys(few, null), experiments);
    if (final || few.length >= ENOUGH) this.known.set(key, { columns, final });
    return columns;
  }
}

function columnsOf(
  { metrics, params }: { readonly metrics: readonly KeyCount[]; readonly params: readonly KeyCount[] },
  experiments: readonly string[] | null,
): RunColumn[] {
  const most = (kind: 'metric' | 'param', keys: readonly KeyCount[]) =>
    keys
      // MLflow's own measurements of the machine are many and seldom what is looked for.
      .filter(({ key }) => !key.startsWith('system/'))
      .slice(0, FIRST)
      .map(({ key }): RunColumn => ({ kind, key }));
  const several = experiments === null || experiments.length > 1;
  const fields = [...(several ? [field('experiment')] : []), field('started'), field('duration'), field('status')];
  return [...fields, ...most('metric', metrics), ...most('param', params)];
}
