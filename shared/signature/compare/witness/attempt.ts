import { PandasError } from '../../../pandas/frame.ts';
import { askServer } from '../../serve/ask.ts';
import type { Asked } from '../../serve/asked.ts';
import { RequestBody } from '../../serve/request-body.ts';
import { receivedKey } from './received.ts';

export type Effect = 'refused' | 'changed' | 'same';

/** What becomes of a request on B that A accepts; null where A refuses it too. */
export function attempt(a: Asked, b: Asked, body: string): Effect | null {
  const request = new RequestBody(body);
  const before = ask(a, request);
  if (before === null) return null;
  const now = ask(b, request);
  if (now === null) return 'refused';
  return now === before ? 'same' : 'changed';
}

/** What the model receives, as a key; null where MLflow refuses. */
function ask(asked: Asked, body: RequestBody): string | null {
  try {
    const outcome = askServer(asked, 'application/json', body);
    return outcome.ok ? receivedKey(outcome) : null;
  } catch (error) {
    // What numpy would refuse in a way that the engine does not name is refused all the same.
    if (error instanceof PandasError) return null;
    throw error;
  }
}

export function accepts(asked: Asked, body: string): boolean {
  return ask(asked, new RequestBody(body)) !== null;
}
