import type { ComparisonSummary, DirectionSummary, SideSummary } from '../../shared/contract/comparison-summary.ts';
import type { ModelReading } from '../../shared/contract/model-reading.ts';
import { decode } from '../../shared/mlmodel/decode.ts';
import type { EnvironmentFiles } from '../../shared/environment/environment.ts';
import type { ModelSide } from '../../shared/model-compare/model-side.ts';
import { fieldText } from '../../shared/mlmodel/summary.ts';
import { compareModels as compareSides, type ModelComparison } from '../../shared/model-compare/compare-models.ts';
import type { RuleSet } from '../../shared/signature/serve/rules.ts';
import type { Direction, RenameProposal } from '../../shared/signature/compare/comparison.ts';
import type { ReadRange } from '../sources/bytes.ts';
import { digestFiles, listFiles, type FileList } from '../sources/list-files.ts';
import { openSource } from '../sources/open-source.ts';
import { readExample } from '../sources/read-text.ts';
import { readModel } from '../sources/read-model.ts';
import type { Source, SourceRef } from '../sources/source.ts';

export interface CompareInput {
  readonly a: ComparePlace;
  readonly b: ComparePlace;
  readonly renames: readonly Pick<RenameProposal, 'part' | 'from' | 'to'>[];
  /** Read every file, to compare digests. */
  readonly contents: boolean;
  /** The MLflow to answer for; null for the one nearest to B's. */
  readonly rules: RuleSet | null;
}

export interface ComparePlace {
  readonly ref: SourceRef;
  readonly path: string;
}

export interface CompareOutput {
  readonly comparison: ModelComparison;
  readonly summary: ComparisonSummary;
}

export interface CompareOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { done: number; total: number }) => void;
  readonly readRange?: ReadRange;
}

/** Reads two models, from whatever sources, and compares them. Nothing in them is run. */
export async function compareModels(
  { a, b, renames, contents, rules }: CompareInput,
  { signal, onProgress, readRange }: CompareOptions,
): Promise<CompareOutput> {
  const options = { ...(signal === undefined ? {} : { signal }), ...(readRange === undefined ? {} : { readRange }) };
  const sources = [await openSource(a.ref, options)];
  try {
    sources.push(await openSource(b.ref, options));
    const [sourceA, sourceB] = sources as [Source, Source];
    const sides = [await readSide(sourceA, a.path, signal), await readSide(sourceB, b.path, signal)] as const;
    const size = sides.reduce((sum, side) => sum + sizeOf(side.list), 0);
    let done = 0;
    const report = (bytes: number) => onProgress?.({ done: (done += bytes), total: size });
    const files = (source: Source, path: string, { list }: SideReading): Promise<FileList | null> =>
      contents && list !== null
        ? digestFiles(source, path, list, { report, ...(signal === undefined ? {} : { signal }) })
        : Promise.resolve(list);
    const [filesA, filesB] = [await files(sourceA, a.path, sides[0]), await files(sourceB, b.path, sides[1])];
    const side = ({ reading, environment, example }: SideReading, list: FileList | null) => ({
      document: reading.document,
      environment,
      files: list?.files ?? null,
      example,
    });
    const comparison = compareSides(side(sides[0], filesA), side(sides[1], filesB), {
      renames,
      ...(rules === null ? {} : { rules }),
    });
    return {
      comparison,
      summary: {
        rules: comparison.rules,
        other: comparison.other,
        forward: withoutFindings(comparison.forward),
        rollback: withoutFindings(comparison.rollback),
        rows: comparison.rows.length,
        renames: comparison.renames,
        sides: { a: sideSummary(sides[0].reading), b: sideSummary(sides[1].reading) },
        contents: contents || size === 0 ? 'compared' : 'sizes',
        complete: filesA?.complete !== false && filesB?.complete !== false,
        size,
      },
    };
  } finally {
    for (const source of sources) await source.close();
  }
}

interface SideReading {
  readonly reading: ModelReading;
  readonly environment: EnvironmentFiles;
  readonly example: ModelSide['example'];
  /** null for a lone MLmodel: nothing is known of the files around it. */
  readonly list: FileList | null;
}

async function readSide(source: Source, path: string, signal: AbortSignal | undefined): Promise<SideReading> {
  const text = (name: string) => readText(source, path === '' ? name : `${path}/${name}`);
  return {
    reading: await readModel(source, path, signal),
    environment: { requirements: await text('requirements.txt'), conda: await text('conda.yaml') },
    example: source.kind === 'file' ? null : await exampleOf(source, path),
    list: source.kind === 'file' ? null : await listFiles(source, path, signal),
  };
}

async function exampleOf(source: Source, path: string): Promise<ModelSide['example']> {
  try {
    const { sendable, ...example } = await readExample(source, path);
    return sendable ? example : null;
  } catch {
    // None, or none that can be read: the model's own pages say what is wrong with it.
    return null;
  }
}

/** The longest environment file that is read, in bytes; real ones have a few hundred. */
const TEXT_LIMIT = 1024 * 1024;

/** A small text beside MLmodel, UTF-16 with its mark too, as pip reads it; null where there is none that can be read. */
async function readText(source: Source, path: string): Promise<string | null> {
  try {
    const entry = await source.stat(path);
    if (entry?.type !== 'file' || entry.size > TEXT_LIMIT) return null;
    return decode(await source.read(path, TEXT_LIMIT)).text;
  } catch {
    return null;
  }
}

/** Bytes to read for the contents; nothing is compared where one side has no files. */
function sizeOf(list: FileList | null): number {
  return list?.files.reduce((sum, file) => sum + file.size, 0) ?? 0;
}

function withoutFindings({ findings, ...direction }: Direction): DirectionSummary {
  return { ...direction, findings: findings.length };
}

function sideSummary({ name, document }: ModelReading): SideSummary {
  const { state, loadable, signature, flavors } = document;
  return {
    name,
    state,
    loadable,
    signature: signature !== null,
    flavors: flavors.map(({ name: flavor, monogram, family }) => ({ name: flavor, monogram, family })),
    mlflowVersion: fieldText(document, 'mlflow_version'),
  };
}
