import { refusal } from '../enforce/problem.ts';
import type { Spec } from '../types.ts';
import type { Parsed } from './parse-json.ts';

export function parseCsvBody(_body: string, _specs: readonly Spec[] | null): Parsed {
  throw refusal('check-csv', {}, null);
}
