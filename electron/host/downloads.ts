import { randomUUID } from 'node:crypto';

/** Something to download once: it is made while it is sent. */
export interface Download {
  readonly name: string;
  chunks(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

/** How long an offer stands, in milliseconds. */
const PATIENCE = 60_000;

/** What a browser tab may fetch: each by an id that works once and not for long. */
export class Downloads {
  private readonly offers = new Map<string, Download>();

  offer(download: Download): string {
    const id = randomUUID();
    this.offers.set(id, download);
    setTimeout(() => this.offers.delete(id), PATIENCE).unref();
    return id;
  }

  /** null for an id that was taken, ran out, or never was. */
  take(id: string): Download | null {
    const download = this.offers.get(id) ?? null;
    this.offers.delete(id);
    return download;
  }
}
