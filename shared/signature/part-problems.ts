import type { Problem } from '../mlmodel/problem.ts';

/** Collects what is wrong with one part of a signature. An error makes MLflow refuse the part. */
export class PartProblems {
  readonly found: Problem[] = [];

  error(code: string, details: Record<string, string | number> = {}): void {
    this.found.push({ code, severity: 'error', details });
  }

  warning(code: string, details: Record<string, string | number> = {}): void {
    this.found.push({ code, severity: 'warning', details });
  }

  get valid(): boolean {
    return this.found.every((problem) => problem.severity !== 'error');
  }
}
