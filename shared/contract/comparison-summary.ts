import type { Flavor, ModelDocument } from '../mlmodel/model-document.ts';
import type { ModelComparison } from '../model-compare/compare-models.ts';
import type { Direction, RenameProposal } from '../signature/compare/comparison.ts';

/** A comparison without its rows and findings, which may be many and are fetched by pages. */
export interface ComparisonSummary extends Pick<ModelComparison, 'rules' | 'other'> {
  readonly forward: DirectionSummary;
  readonly rollback: DirectionSummary;
  readonly rows: number;
  readonly renames: readonly RenameProposal[];
  readonly sides: { readonly a: SideSummary; readonly b: SideSummary };
  /** Whether files were compared byte by byte (by digest), or by their sizes only so far. */
  readonly contents: 'compared' | 'sizes';
  /** False when there were more files than are compared, or a folder could not be read. */
  readonly complete: boolean;
  /** Bytes that comparing the contents reads. */
  readonly size: number;
}

export interface DirectionSummary extends Omit<Direction, 'findings'> {
  /** How many. */
  readonly findings: number;
}

/** What a comparison says of each model. */
export interface SideSummary {
  readonly name: string;
  readonly state: ModelDocument['state'];
  readonly loadable: boolean;
  readonly signature: boolean;
  readonly flavors: readonly Pick<Flavor, 'name' | 'monogram' | 'family'>[];
  readonly mlflowVersion: string | null;
}
