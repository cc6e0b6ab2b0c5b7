import type { Reply } from './dispatch.ts';
import type { Json } from './wire.ts';

/** What the preload script gives the page, as `window.modelPorter`: a pipe, and the one way from a dropped file to a grant. */
export interface Bridge {
  call(id: string, method: string, input: Json): Promise<Reply>;
  cancel(id: string): void;
  onProgress(listener: (id: string, progress: Json) => void): () => void;
  onEvent(listener: (event: Json) => void): () => void;
  /** Files from a drop; their paths go to the host and not through the page. */
  grantDropped(files: readonly unknown[]): Promise<Reply>;
}
