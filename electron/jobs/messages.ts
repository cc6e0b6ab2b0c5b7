import type { ErrorData } from '../../shared/contract/errors.ts';

/** What goes to the job process; each message crosses as `encode(message)`. */
export type ToJob =
  | {
      readonly type: 'run';
      readonly id: number;
      /** Of the table that the process serves. */
      readonly job: string;
      readonly input: unknown;
      readonly progress: boolean;
    }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'bytes'; readonly request: number; readonly bytes: Uint8Array | null };

/** What comes back. `range` asks for bytes that a browser tab holds. */
export type FromJob =
  | { readonly type: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly type: 'done'; readonly id: number; readonly value: unknown }
  /** It opened a connection, which no job should. */
  | { readonly type: 'contacted'; readonly host: string }
  | { readonly type: 'failed'; readonly id: number; readonly error: ErrorData }
  | {
      readonly type: 'range';
      readonly request: number;
      readonly source: string;
      readonly file: number;
      readonly start: number;
      readonly end: number;
    };
