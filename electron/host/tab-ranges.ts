import { randomUUID } from 'node:crypto';
import { KnownError } from '../../shared/contract/errors.ts';
import type { EventData } from '../../shared/contract/contract.ts';

/** How long a tab may take to send the bytes it was asked for, in milliseconds. */
const PATIENCE = 15_000;

/** Asks the browser tab for bytes of the files it holds, and hands them on when it posts them. */
export class TabRanges {
  private readonly waiting = new Map<string, { size: number; resolve: (bytes: Uint8Array) => void }>();
  private readonly ask: (wanted: EventData<'tab.range'>) => void;

  constructor(ask: (wanted: EventData<'tab.range'>) => void) {
    this.ask = ask;
  }

  read(source: string, file: number, start: number, end: number): Promise<Uint8Array> {
    const request = randomUUID();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(request);
        reject(new KnownError('no-tab', 'The browser tab did not send the bytes it holds.'));
      }, PATIENCE);
      this.waiting.set(request, {
        size: end - start,
        resolve: (bytes) => {
          clearTimeout(timer);
          resolve(bytes);
        },
      });
      this.ask({ request, source, file, start, end });
    });
  }

  /** How many bytes a request waits for; null for one that nobody made. */
  wanted(request: string): number | null {
    return this.waiting.get(request)?.size ?? null;
  }

  deliver(request: string, bytes: Uint8Array): void {
    this.waiting.get(request)?.resolve(bytes);
    this.waiting.delete(request);
  }
}
