import { randomUUID } from 'node:crypto';
import { KnownError } from '../../shared/contract/errors.ts';

/** How many results of one kind are kept; the oldest goes when a page never closes its own. */
const KEPT = 50;

/** Results kept for paging, by handle. */
export class Handles<T> {
  private readonly kept = new Map<string, T>();

  /** Keeps a result; gives its handle. */
  open(value: T): string {
    const handle = randomUUID();
    this.kept.set(handle, value);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return handle;
  }

  /** What a handle stands for. Error `no-handle`. */
  get(handle: string): T {
    const value = this.kept.get(handle);
    if (value === undefined) throw new KnownError('no-handle', 'This list was closed: open it again.');
    return value;
  }

  find(handle: string): T | undefined {
    return this.kept.get(handle);
  }

  close(handle: string): void {
    this.kept.delete(handle);
  }
}

/** One page of a kept list. `next` is null after the last. */
export function pageOf<T>(rows: readonly T[], cursor: number, limit: number): { rows: T[]; next: number | null } {
  const next = cursor + limit;
  return { rows: rows.slice(cursor, next), next: next < rows.length ? next : null };
}
