/*
 * What comparing two models comes to. B is meant to take the place of A; `rollback` is the way back, A in place of B.
 */

/** Ways into a model: JSON over REST (values are cast before they are checked), and `predict` in Python (they are not). */
export const CHANNELS = ['rest', 'dataframe'] as const;
export type Channel = (typeof CHANNELS)[number];

/** From harmless to grave: of several findings the last in this order is the verdict. */
export const VERDICTS = ['compatible', 'converts-silently', 'unknown', 'breaks-consumers', 'breaks-callers'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What silently happens to values. lossy: digits or parts are lost; meaning: accepted, yet it says something else. */
export type Mark = 'lossy' | 'meaning';

export type Part = 'signature' | 'inputs' | 'outputs' | 'params' | 'flavors' | 'environment' | 'files' | 'metadata';

/** Where a change is: a part, and the way into it, such as ['address', 'zip']; lists and maps add '[]' and '{}'. */
export interface Place {
  readonly part: Part;
  readonly path: readonly string[];
}

/** One change, and what follows from it. Its words are in the catalogues under `rule`, filled with `details`. */
export interface Finding {
  /** An id of the table in rules.ts, such as `IN-01`. */
  readonly rule: string;
  readonly place: Place;
  readonly verdict: Readonly<Record<Channel, Verdict>>;
  readonly marks: readonly Mark[];
  readonly details: Readonly<Record<string, string | number>>;
  /** A request that A takes and that shows the finding on B, where one was found and tried. */
  readonly witness: Witness | null;
}

/** What the words of a finding need. */
export type Told = Pick<Finding, 'rule' | 'place' | 'details'>;

export interface Witness {
  readonly channel: Channel;
  readonly body: string;
  /** refused: B answers with an error; changed: B's model receives other values than A's. */
  readonly effect: 'refused' | 'changed';
}

/** Who must move before the model may: nobody, those who send requests, those who read answers, or both. */
export type Rollout = 'any-order' | 'callers-first' | 'consumers-first' | 'both-first' | 'not-judged';

/** One direction of a replacement. Verdicts follow from the findings alone. */
export interface Direction {
  readonly verdict: Verdict;
  readonly channels: Readonly<Record<Channel, Verdict>>;
  readonly findings: readonly Finding[];
  readonly rollout: Rollout;
}

export type Change = 'same' | 'added' | 'removed' | 'changed' | 'moved' | 'renamed';

/** One side of a row: what stands there, as people read it. */
export interface Side {
  readonly name: string;
  /** `long`, `Array(string)`, `Tensor(float32, (-1, 3))`, a version, a size, a digest. */
  readonly value: string;
  /** null where it makes no sense (tensors, params, files). */
  readonly required: boolean | null;
}

/** One line of the table. A pair has both sides; nested properties follow their column, one deeper. */
export interface Row {
  readonly place: Place;
  readonly depth: number;
  readonly change: Change;
  readonly a: Side | null;
  readonly b: Side | null;
  /** Indexes into the forward findings; empty for what is the same. */
  readonly findings: readonly number[];
}

/** Two names that may be one thing renamed. Proposed, never assumed, until a person says so. */
export interface RenameProposal {
  readonly part: 'inputs' | 'outputs' | 'params';
  readonly from: string;
  readonly to: string;
  /** How alike, from 0 to 1. */
  readonly likeness: number;
}

export interface Comparison {
  readonly forward: Direction;
  readonly rollback: Direction;
  /** In B's order, what only A has after its neighbour. */
  readonly rows: readonly Row[];
  readonly renames: readonly RenameProposal[];
}
