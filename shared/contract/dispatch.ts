import type * as z from 'zod';
import { contract, type Handlers, type Method } from './contract.ts';
import { type ErrorData, toErrorData } from './errors.ts';
import { decode, encode, type Json } from './wire.ts';

export type Reply = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly error: ErrorData };

export interface DispatchOptions {
  readonly signal: AbortSignal;
  readonly report: (progress: Json) => void;
  /** Check outputs and progress against the contract too (tests and development). */
  readonly strict?: boolean;
}

/**
 * Runs one call: checks the name and the input, runs the handler, encodes the answer. Never throws.
 * Errors: `unknown-method`, `bad-input`, `bad-output` (strict only), `cancelled`, or the handler's own.
 */
export async function dispatch(
  handlers: Handlers,
  method: unknown,
  raw: Json,
  options: DispatchOptions,
): Promise<Reply> {
  try {
    if (!isMethod(method))
      return failure('unknown-method', `There is no method ${String(method)}.`, { method: String(method) });
    const row = contract[method];
    const input = row.input.safeParse(decode(raw));
    if (!input.success) return failure('bad-input', `${method}: ${describe(input.error)}`, { method });
    options.signal.throwIfAborted();
    const report = (progress: unknown) =>
      options.report(encode(options.strict ? row.progress.parse(progress) : progress));
    const handler = handlers[method] as (input: unknown, call: unknown) => Promise<unknown>;
    const value = await handler(input.data, { signal: options.signal, report });
    if (options.strict) {
      const output = row.output.safeParse(value);
      if (!output.success) return failure('bad-output', `${method}: ${describe(output.error)}`, { method });
    }
    return { ok: true, value: encode(value) };
  } catch (thrown) {
    return {
      ok: false,
      error: options.signal.aborted ? { code: 'cancelled', message: 'Cancelled.' } : toErrorData(thrown),
    };
  }
}

// An own key only: `constructor` and `__proto__` are not methods.
function isMethod(method: unknown): method is Method {
  return typeof method === 'string' && Object.hasOwn(contract, method);
}

function failure(code: string, message: string, details: Record<string, string>): Reply {
  return { ok: false, error: { code, message, details } };
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`).join('; ');
}
