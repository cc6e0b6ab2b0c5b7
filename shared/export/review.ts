import { PROVENANCE } from './provenance.ts';
import { pathOfFileUrl } from './file-url.ts';
import { sameThere, type Plan } from './plan.ts';

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
  'run-link',
  'params',
  'metrics',
  'times',
  'model-description',
  'model-tags',
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
    ...registered(plan),
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

function files({ source: { files: all, left = [], size } }: Plan): ReviewRow[] {
  const kept = row('files', 'kept', 'bytes', { details: { count: all.length, size } });
  if (left.length === 0) return [kept];
  const before = left.length === 1 ? (left[0] ?? null) : `${left[0]}, …`;
  return [kept, row('files', 'lost', 'left-by-loading', { before, details: { count: left.length } })];
}

function name({ source, target: { model, fresh, kind } }: Plan): ReviewRow[] {
  const before = source.version === null ? null : (/^models:\/([^/@]+)/.exec(source.uri)?.[1] ?? null);
  if (before === null && !fresh && kind !== 'zip') return [row('name', 'kept', 'name-there', { after: model })];
  const chosen = source.name === model ? 'own-name' : 'chosen';
  if (before === null) return [row('name', 'new', kind === 'zip' ? chosen : 'name-made', { after: model })];
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

/** It keeps what it has; what was to be written to a new one is not. */
function stays({ source, target }: Plan, version: string): ReviewRow[] {
  const { kind, description, tags: all, there } = target;
  const given = [
    ...(description ? [stay(kind, 'description', description, there?.description === description)] : []),
    ...Object.entries(all).map(([key, value]) => stay(kind, 'tags', `${key}: ${value}`, there?.tags[key] === value)),
    ...(source.runLink === undefined
      ? []
      : [stay(kind, 'run-link', source.runLink, there?.runLink === source.runLink)]),
  ];
  if (kind === 'zip') return given;
  const number = { before: source.version, after: version };
  return [
    row('version', source.version === null || source.version === version ? 'kept' : 'changed', 'number-there', number),
    ...given,
  ];
}

/** `has`: the version that is there has the same; of a zip, what is in it. */
function stay(kind: Plan['target']['kind'], what: ReviewPart, text: string, has: boolean): ReviewRow {
  if (has) return row(what, 'kept', 'same', { before: text, after: text });
  return row(what, 'lost', 'there', { before: text, ...(kind === 'zip' ? { details: { context: kind } } : {}) });
}

/** What was to be written, and is not where the same is there already. */
export function notWritten(plan: Plan, there: string): ReviewRow[] {
  return [...stays(plan, there), ...aliases(plan, there)].filter(({ why }) => why === 'there');
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
  const prompt = Object.entries(source.tags).flatMap(([key, value]) =>
    key in target.tags ? [] : [row('tags', 'lost', 'tag-prompt', { before: `${key}: ${value}` })],
  );
  return [...own, ...prompt, row('tags', 'new', 'provenance', { after: `${PROVENANCE}*` })];
}

function aliases({ source, target }: Plan, there: string | null): ReviewRow[] {
  const { alias, aliasBefore, also = [], taken = {}, kind, model } = target;
  const all = new Set([...source.aliases, ...also, ...Object.keys(taken)]);
  const others = [...all].filter((each) => each !== alias);
  // Nothing is added to a zip that is there.
  if (kind === 'zip' && there !== null)
    return [...(alias === null ? [] : [alias]), ...others].map((each) =>
      stay(kind, 'aliases', each, target.there?.aliases.includes(each) === true),
    );
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
  const { runLink } = source;
  const link = runLink === undefined ? [] : [row('run-link', 'kept', 'same', { before: runLink, after: runLink })];
  if (source.run === null) return [...stage, ...link, ...times];
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
  return [...stage, ...run, ...link, ...times];
}

/** What is not of the version: another of its versions, and MLflow's own copy, leave it behind too. */
function registered({ source, target: { fresh, kind } }: Plan): ReviewRow[] {
  const { description = null, tags = {} } = source.registered ?? {};
  const why = fresh && kind !== 'zip' ? 'model-set' : 'model-behind';
  return [
    ...(description === null ? [] : [row('model-description', 'lost', why, { before: description })]),
    ...Object.entries(tags).map(([key, value]) => row('model-tags', 'lost', why, { before: `${key}: ${value}` })),
  ];
}

/** The run stays where it is; so a version beside it keeps its link. */
function isSameStore({ source, target }: Plan): boolean {
  return source.store !== null && pathOfFileUrl(source.store) === (target.store ?? target.place);
}
