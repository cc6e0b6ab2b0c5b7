/** How far a step of a port was at one moment. */
export interface Sample {
  /** Milliseconds, of any clock. */
  readonly at: number;
  /** Bytes. */
  readonly done: number;
}

/** The window that speed is taken from, in milliseconds. */
export const WINDOW = 10_000;
/** Shorter than this, nobody can say how fast it is. */
const STABLE = 3000;

/** Adds a sample and forgets those that are too old; one that is behind the last begins anew (another step). */
export function addSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last !== undefined && next.done < last.done) return [next];
  const kept = samples.filter(({ at }) => next.at - at <= WINDOW);
  return [...kept, next];
}

export interface Pace {
  /** Bytes a second. */
  readonly speed: number;
  /** Seconds; null as long as the speed goes up and down, or nobody can say. */
  readonly left: number | null;
}

/** null as long as too little is known. */
export function paceOf(samples: readonly Sample[], total: number): Pace | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at < 1000) return null;
  const speed = speedBetween(first, last);
  if (last.at - first.at < STABLE || speed <= 0) return { speed, left: null };
  // The two halves of the window have to agree by and large.
  const middle = samples.find(({ at }) => at >= (first.at + last.at) / 2) ?? last;
  const [early, late] = [speedBetween(first, middle), speedBetween(middle, last)];
  const steady = middle === last || (late > early / 3 && late < early * 3);
  return { speed, left: steady ? (total - last.done) / speed : null };
}

function speedBetween(a: Sample, b: Sample): number {
  return b.at === a.at ? 0 : ((b.done - a.done) / (b.at - a.at)) * 1000;
}
