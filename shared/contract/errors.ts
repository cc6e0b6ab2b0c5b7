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

/**
 * What a system call refused as an error of ours, `path` being for people; null where `thrown` is something else. Codes: `not-found`,
 * `no-permission`, `link-loop`, `name-too-long`, `cannot-read`.
 */
export function fromSystem(thrown: unknown, path: string): KnownError | null {
  if (!(thrown instanceof Error) || thrown instanceof KnownError) return null;
  const { code } = thrown as { readonly code?: unknown };
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return null;
  return new KnownError(SYSTEM[code] ?? 'cannot-read', `${path}: ${code}`, { path, reason: code });
}

const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'not-found',
  // Something on the way to it is a file.
  ENOTDIR: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ELOOP: 'link-loop',
  ENAMETOOLONG: 'name-too-long',
};

/** Any thrown thing as data. An abort is `cancelled`; what nobody foresaw is `internal`, with its own message. */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof KnownError) return { code: thrown.code, message: thrown.message, details: thrown.details };
  if (thrown instanceof Error && thrown.name === 'AbortError') return { code: 'cancelled', message: 'Cancelled.' };
  const place = thrown instanceof Error ? (thrown as { readonly path?: unknown }).path : undefined;
  const refused = typeof place === 'string' ? fromSystem(thrown, lastOf(place)) : null;
  if (refused !== null) return toErrorData(refused);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', message, details: { reason: message } };
}

/** Only a name crosses a boundary: pages never learn where something lies. */
function lastOf(place: string): string {
  return place.split(/[\\/]/).findLast((part) => part !== '') ?? place;
}
