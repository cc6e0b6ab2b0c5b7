import { PROVENANCE } from './provenance.ts';
import { pathOfFileUrl } from './file-url.ts';
import type { Plan } from './plan.ts';

/** What becomes of something on its way: the same there, another there, left behind, or new there. */
export type Fate = 'kept' | 'changed' | 'lost' | 'new';

/** One line of what a port keeps, changes and loses. Its words: `portReview.what.<what>`, `portReview.why.<why>`. */
export interface ReviewRow {
  readonly what: ReviewPart;
  readonly fate: Fate;
  /** As it is at the source, and as it will be; null where it is not there, or is told by `why` alone. */
  readonly before: string | null;
  readonly after: string | null;
  readonly why: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export const REVIEW_PARTS = [
  'files',
  'name',
  'version',
  'description',
  'tags',
  'aliases',
  'stage',
  'run',
  'params',
  'metrics',
  'times',
] as const;
export type ReviewPart = (typeof REVIEW_PARTS)[number];

/** Everything that a version has, and what becomes of it; nothing is left out in silence. */
export function review(plan: Plan): ReviewRow[] {
  const there = sameThere(plan);
  if (there !== null) return [...files(plan), ...name(plan), ...stays(plan, there), ...aliases(plan, there)];
  return [
    ...files(plan),
    ...name(plan),
    ...version(plan),
    ...description(plan),
    ...tags(plan),
    ...aliases(plan, null),
    ...rest(plan),
  ];
}

function row(
  what: ReviewPart,
  fate: Fate,
  why: string,
  more: Partial<Pick<ReviewRow, 'before' | 'after' | 'details'>> = {},
): ReviewRow {
  return { what, fate, why, before: null, after: null, details: {}, ...more };
}

function files({ source: { files: all, size } }: Plan): ReviewRow[] {
  return [row('files', 'kept', 'bytes', { details: { count: all.length, size } })];
}

function name({ source, target: { model } }: Plan): ReviewRow[] {
  const before = source.version === null ? null : (/^models:\/([^/@]+)/.exec(source.uri)?.[1] ?? null);
  if (before === null) return [row('name', 'new', 'chosen', { after: model })];
  return [
    row('name', before === model ? 'kept' : 'changed', before === model ? 'same' : 'chosen', { before, after: model }),
  ];
}

function version({ source, target }: Plan): ReviewRow[] {
  const { version: before } = source;
  if (target.kind === 'zip') return before === null ? [] : [row('version', 'changed', 'version-zip', { before })];
  if (before === null) return [row('version', 'new', 'number', { after: target.version })];
  return [row('version', 'changed', 'number-tag', { before, after: target.version })];
}

/** The version that holds the same already, where the pre-flight found one: no other is made. */
function sameThere({ checks, target }: Plan): string | null {
  const version = checks.find(({ code }) => code === 'same-there')?.details['version'];
  return version === undefined || target.kind === 'zip' ? null : String(version);
}

/** It keeps what it has; what was to be written to a new one is not. */
function stays({ source, target }: Plan, version: string): ReviewRow[] {
  const given = [
    ...(target.description ? [row('description', 'lost', 'there', { before: target.description })] : []),
    ...Object.entries(target.tags).map(([key, value]) => row('tags', 'lost', 'there', { before: `${key}: ${value}` })),
  ];
  const number = { before: source.version, after: version };
  return [row('version', source.version === version ? 'kept' : 'changed', 'number-there', number), ...given];
}

function description({ source, target }: Plan): ReviewRow[] {
  const [before, after] = [source.description || null, target.description || null];
  if (before === null && after === null) return [];
  if (before === after) return [row('description', 'kept', 'same', { before, after })];
  return [row('description', before === null ? 'new' : 'changed', 'chosen', { before, after })];
}

function tags({ source, target }: Plan): ReviewRow[] {
  const own = Object.entries(target.tags).map(([key, after]): ReviewRow => {
    const before = source.tags[key];
    const said = { before: before === undefined ? null : `${key}: ${before}`, after: `${key}: ${after}` };
    if (before === after) return row('tags', 'kept', 'same', said);
    return row('tags', before === undefined ? 'new' : 'changed', 'chosen', said);
  });
  return [...own, row('tags', 'new', 'provenance', { after: `${PROVENANCE}*` })];
}

function aliases({ source, target }: Plan, there: string | null): ReviewRow[] {
  const { alias, aliasBefore, also = [], taken = {}, kind, model } = target;
  const all = new Set([...source.aliases, ...also, ...Object.keys(taken)]);
  const others = [...all].filter((each) => each !== alias);
  const own = (each: string) => source.aliases.includes(each);
  const set = there === null ? 'alias-set' : 'alias-there';
  const rest = others.map((each) =>
    also.includes(each)
      ? row('aliases', own(each) ? 'kept' : 'new', set, { before: own(each) ? each : null, after: each })
      : kind === 'zip'
        ? row('aliases', 'kept', 'alias-zip', { before: each, after: each })
        : Object.hasOwn(taken, each)
          ? row('aliases', 'lost', 'alias-taken', { before: each, details: { model, version: taken[each] ?? '' } })
          : row('aliases', 'lost', 'alias-behind', { before: each }),
  );
  if (alias === null) return rest;
  const before = source.aliases.includes(alias) ? alias : null;
  const why =
    kind === 'zip' ? 'alias-zip' : aliasBefore === null ? set : aliasBefore === there ? 'same' : 'alias-moved';
  const details = { model, version: aliasBefore ?? '' };
  const fate = before === null && why !== 'same' ? 'new' : 'kept';
  return [row('aliases', fate, why, { before, after: alias, details }), ...rest];
}

function rest(plan: Plan): ReviewRow[] {
  const { source } = plan;
  const stage = source.stage === null ? [] : [row('stage', 'lost', 'stage-behind', { before: source.stage })];
  const times = source.version === null ? [] : [row('times', 'changed', 'times')];
  if (source.run === null) return [...stage, ...times];
  const said = { before: source.run, after: source.run };
  const run = isSameStore(plan)
    ? [
        row('run', 'kept', 'run-here', said),
        ...(['params', 'metrics'] as const).map((each) => row(each, 'kept', 'run-here')),
      ]
    : [
        row('run', 'changed', 'run-tag', said),
        ...(['params', 'metrics'] as const).map((each) => row(each, 'lost', 'run-behind')),
      ];
  return [...stage, ...run, ...times];
}

/** The run stays where it is; so a version beside it keeps its link. */
function isSameStore({ source, target }: Plan): boolean {
  return source.store !== null && pathOfFileUrl(source.store) === (target.store ?? target.place);
}
