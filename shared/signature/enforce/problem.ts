import type { PandasError } from '../../pandas/frame.ts';

/** The way into a payload: keys and indices from its root. */
export type Path = readonly (string | number)[];

/** What would mend a payload, as data: the place and the value to put there, as JSON text. */
export interface Fix {
  readonly kind: 'add' | 'replace' | 'remove' | 'rename';
  readonly path: Path;
  /** JSON text of the value to put; for `rename` the new name. */
  readonly value?: string;
}

/** Something about a request: what, how grave, where in the payload. `code` names a text in the catalogues. */
export interface CheckProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly details: Readonly<Record<string, string | number>>;
  readonly path: Path | null;
  /** 1-based place in the request's text, where it has one. */
  readonly line?: number;
  readonly column?: number;
  readonly fix?: Fix;
}

/** Where MLflow refuses a request. */
export const STAGES = ['signature', 'content-type', 'parse', 'enforce', 'params'] as const;
export type Stage = (typeof STAGES)[number];

/** MLflow would raise here. Holds every problem found at this stage, the one MLflow meets among them. */
export class Refusal extends Error {
  readonly problems: readonly CheckProblem[];

  constructor(problems: readonly CheckProblem[]) {
    super(problems[0]?.code ?? 'refused');
    this.problems = problems;
  }
}

type Details = CheckProblem['details'];

export function refusal(code: string, details: Details = {}, path: Path | null = null, fix?: Fix): Refusal {
  return new Refusal([{ code, severity: 'error', details, path, ...(fix === undefined ? {} : { fix }) }]);
}

/** A refusal of pandas or numpy, in the words of `code`: its own reason is a detail. */
export function becauseOf(error: PandasError, code: string, details: Details, path: Path | null): Refusal {
  return refusal(code, { ...details, reason: `${error.type}: ${error.message}`.slice(0, 300) }, path);
}

/** Runs every step; throws all their refusals as one, so that a person sees all of them at once. */
export function collect(steps: Iterable<() => void>): void {
  const problems: CheckProblem[] = [];
  for (const step of steps) {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(...error.problems);
    }
    if (problems.length >= PROBLEM_LIMIT) break;
  }
  if (problems.length > 0) throw new Refusal(problems);
}

/** More problems of one request help nobody. */
export const PROBLEM_LIMIT = 100;
