import type { ListedFile } from '../contract/file-methods.ts';
import type { SignaturePart } from '../signature/signature-rows.ts';
import type { Rank } from './match.ts';

/** The kinds of things that are found in a model, in the order in which they are shown. */
export const SEARCH_KINDS = ['column', 'package', 'file', 'value'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Something found in a model, and the row of the view that shows it. Secrets are masked. */
export type SearchHit =
  | {
      readonly kind: 'column';
      readonly part: SignaturePart;
      /** Id of its row in the table of the signature. */
      readonly row: string;
      /** Its name, below the names of what it lies in. */
      readonly path: readonly string[];
      readonly type: string;
      /** A param's default. */
      readonly value: string | null;
    }
  | {
      readonly kind: 'package';
      /** Of its row in the table of the environment. */
      readonly name: string;
      /** What is said of it, each once. */
      readonly says: readonly string[];
    }
  | {
      readonly kind: 'file';
      /** From the folder of the model. */
      readonly path: string;
      readonly type: ListedFile['type'];
      readonly purpose: ListedFile['purpose'];
    }
  | {
      readonly kind: 'value';
      /** The keys that lead to it: `metadata.tags[0]`. */
      readonly keys: string;
      /** What stands there; cut to the part around what was looked for. */
      readonly value: string;
      /** Its line in MLmodel; null for one in another file. */
      readonly line: number | null;
      /** Where it can be seen: MLmodel's text may be too long to be shown whole. */
      readonly view: 'raw' | 'details' | 'flavors';
      /** Its top-level key, or the name of its flavor. */
      readonly row: string;
    };

/** What could not be looked through, or not all of it: said, since what is not found might be there. */
export const SEARCH_GAPS = ['mlmodel', 'mlmodel-part', 'environment', 'files', 'values'] as const;
export type SearchGap = (typeof SEARCH_GAPS)[number];

export interface RankedHit {
  readonly rank: Rank;
  readonly hit: SearchHit;
}

export interface SearchAnswer {
  /** By kind, in each the best first. */
  readonly hits: readonly RankedHit[];
  /** How many there are of each kind, shown or not. */
  readonly totals: Readonly<Record<SearchKind, number>>;
  /** How many things the model has to look through. */
  readonly size: number;
  readonly gaps: readonly SearchGap[];
}
