import type { ModelComparison } from '../model-compare/compare-models.ts';

/** What a report of a comparison is made from. */
export interface ReportSource {
  readonly a: ReportedModel;
  readonly b: ReportedModel;
  readonly comparison: ModelComparison;
  readonly tool: { readonly name: string; readonly version: string };
}

export interface ReportedModel {
  readonly name: string;
  /** As the person gave it; '' where there is none to tell. */
  readonly path: string;
}

/** A text of the catalogues by its key, filled with details. */
export type Translate = (key: string, details?: Readonly<Record<string, string | number>>) => string;
