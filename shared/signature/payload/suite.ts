import { KnownError } from '../../contract/errors.ts';
import { CHECK_CHANNELS, type CheckChannel } from './check-report.ts';

/** A payload that is kept: a model passes when it answers as expected. */
export interface SuiteCase {
  readonly name: string;
  readonly channel: CheckChannel;
  readonly contentType: string;
  /** Exactly as it is sent. */
  readonly body: string;
  readonly expect: 'accepted' | 'refused';
}

/** A file that a team can commit: JSON, a case a paragraph, in the order they were saved. */
export interface Suite {
  readonly cases: readonly SuiteCase[];
}

/** The version of the file's form; a later one is not read. */
export const SUITE_VERSION = 1;

export function printSuite({ cases }: Suite): string {
  return `${JSON.stringify({ modelPorterSuite: SUITE_VERSION, cases }, null, 2)}\n`;
}

/** Reads a suite. Error `suite-unreadable` with what is wrong and where. */
export function parseSuite(text: string): Suite {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unreadable((error as Error).message);
  }
  const { modelPorterSuite: version, cases } = isObject(value) ? value : {};
  if (version !== SUITE_VERSION) throw unreadable(`modelPorterSuite: ${JSON.stringify(version) ?? '-'}`);
  if (!Array.isArray(cases)) throw unreadable('cases');
  return { cases: cases.map((each, at) => toCase(each, at)) };
}

function toCase(given: unknown, at: number): SuiteCase {
  const { name, channel, contentType = 'application/json', body, expect = 'accepted' } = isObject(given) ? given : {};
  const wrong = (key: string) => unreadable(`cases[${at}].${key}`);
  if (typeof name !== 'string') throw wrong('name');
  if (!CHECK_CHANNELS.includes(channel as CheckChannel)) throw wrong('channel');
  if (typeof contentType !== 'string') throw wrong('contentType');
  if (typeof body !== 'string') throw wrong('body');
  if (expect !== 'accepted' && expect !== 'refused') throw wrong('expect');
  return { name, channel: channel as CheckChannel, contentType, body, expect };
}

/** Does an answer to a case fit what was expected of it? */
export function passes({ expect }: SuiteCase, ok: boolean): boolean {
  return ok === (expect === 'accepted');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(reason: string): KnownError {
  return new KnownError('suite-unreadable', `Not a suite: ${reason}.`, { reason: reason.slice(0, 200) });
}
