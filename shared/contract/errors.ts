/** Every failure that crosses a boundary. `message` is plain English for logs and scripts; people see the text of `code`. */
export interface ErrorData {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** An error whose cause is known: thrown inside a host, sent across its boundary as `ErrorData`. */
export class KnownError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, message: string, details: Readonly<Record<string, string | number>> = {}) {
    super(message);
    this.name = 'KnownError';
    this.code = code;
    this.details = details;
  }
}

/** Any thrown thing as data. An abort is `cancelled`; what nobody foresaw is `internal`, with its own message. */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof KnownError) return { code: thrown.code, message: thrown.message, details: thrown.details };
  if (thrown instanceof Error && thrown.name === 'AbortError') return { code: 'cancelled', message: 'Cancelled.' };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', message, details: { reason: message } };
}
