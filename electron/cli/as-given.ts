import path from 'node:path';
import type { ErrorData } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';

/** What is told of a place that somebody named. */
const ABOUT_PLACES = new Set([
  'not-found',
  'no-permission',
  'link-loop',
  'name-too-long',
  'no-plan',
  'port-no-model',
  'source-lone',
  'special-file',
  'not-a-workspace',
  'not-a-model',
  'not-a-zip',
  'empty-zip',
  'empty-file',
  'is-html',
  'is-tar',
  'is-other-archive',
  'is-a-pickle',
  'is-a-store',
  'store-empty',
  'workspace-none',
]);

function isAboutPlace(code: string): boolean {
  return ABOUT_PLACES.has(code) || code.startsWith('zip-');
}

/**
 * An error about one of the places that a command was called with, naming it as it was given: its last part, which is all that a page
 * may learn, does not tell where it was looked for.
 */
export function asGiven(error: ErrorData, places: readonly string[]): ErrorData {
  const told = error.details?.['path'];
  const place = places.find((each) => visible(path.basename(each)) === told);
  if (place === undefined || !isAboutPlace(error.code)) return error;
  return { ...error, details: { ...error.details, path: visible(place) } };
}
