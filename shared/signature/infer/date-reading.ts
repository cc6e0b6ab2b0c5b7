/** How the texts of a column read as dates. MLflow leaves them texts; which type is meant is for a person to say. */
export interface DateReading {
  /** ambiguous: every value can be read day first and month first. */
  readonly order: 'iso' | 'day-first' | 'month-first' | 'ambiguous';
  readonly sample: string;
  /** The sample as ISO dates, one a possible reading. */
  readonly readings: readonly string[];
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/;
const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}.*)?$/;

/** Watches the texts of a column until one is no date. */
export class DateWatch {
  /** Every text so far may be a date. */
  open = true;
  private count = 0;
  private iso = true;
  private dayFirst = true;
  private monthFirst = true;
  private sample = '';

  add(text: string): void {
    const numeric = NUMERIC.exec(text);
    const iso = numeric === null ? ISO.exec(text) : null;
    const first = Number(numeric?.[1]);
    const second = Number(numeric?.[3]);
    this.iso &&= iso !== null && valid(Number(iso[3]), Number(iso[2]));
    this.dayFirst &&= numeric !== null && valid(first, second);
    this.monthFirst &&= numeric !== null && valid(second, first);
    this.open = this.iso || this.dayFirst || this.monthFirst;
    // The sample that shows the difference: day and month not the same.
    if (this.count === 0 || (numeric !== null && first !== second && this.sample !== '' && sameHalves(this.sample)))
      this.sample = text;
    this.count += 1;
  }

  result(): DateReading | null {
    if (!this.open || this.count === 0) return null;
    const { sample } = this;
    if (this.iso) return { order: 'iso', sample, readings: [sample.slice(0, 10)] };
    const [, first = '', , second = '', year = ''] = NUMERIC.exec(sample) ?? [];
    const dayFirst = isoDate(year, second, first);
    const monthFirst = isoDate(year, first, second);
    if (this.dayFirst && this.monthFirst) return { order: 'ambiguous', sample, readings: [dayFirst, monthFirst] };
    if (this.dayFirst) return { order: 'day-first', sample, readings: [dayFirst] };
    return { order: 'month-first', sample, readings: [monthFirst] };
  }
}

function valid(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

function sameHalves(text: string): boolean {
  const match = NUMERIC.exec(text);
  return match !== null && Number(match[1]) === Number(match[3]);
}

function isoDate(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
