import type { Reply } from '../../shared/contract/dispatch.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import { decode } from '../../shared/contract/wire.ts';

/** The value of an answer; throws what went wrong as a `KnownError`. */
export function unwrap(reply: Reply): unknown {
  if (reply.ok) return decode(reply.value);
  throw new KnownError(reply.error.code, reply.error.message, reply.error.details);
}
