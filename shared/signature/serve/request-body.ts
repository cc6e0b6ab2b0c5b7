import { JsonError, parseJson } from '../../python/json.ts';
import type { PyValue } from '../../python/value.ts';
import { refusal } from '../enforce/problem.ts';

/** A body that several versions of MLflow are asked about: its JSON is read once. */
export class RequestBody {
  readonly text: string;
  private read: (() => PyValue) | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** The JSON value; nobody may change it. Throws `Refusal` with the place of the error. */
  json(): PyValue {
    this.read ??= reading(this.text);
    return this.read();
  }
}

function reading(text: string): () => PyValue {
  try {
    const value = parseJson(text);
    return () => value;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return () => {
      throw refusal('check-not-json', { reason: error.message, offset: error.offset }, null);
    };
  }
}
