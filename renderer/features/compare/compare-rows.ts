import {
  CHANNELS,
  VERDICTS,
  type Channel,
  type Comparison,
  type Finding,
  type Part,
  type Row,
  type Verdict,
} from '../../../shared/signature/compare/comparison.ts';

/** The parts of a comparison, as the screen groups them. */
export const SECTIONS = {
  signature: ['signature', 'inputs', 'outputs', 'params'],
  flavors: ['flavors'],
  environment: ['environment'],
  files: ['files'],
  metadata: ['metadata'],
} as const satisfies Record<string, readonly Part[]>;
export type Section = keyof typeof SECTIONS;
const PARTS: readonly Part[] = Object.values(SECTIONS).flat();
export const SECTION_IDS = Object.keys(SECTIONS) as Section[];

/** One line of the comparison's table, with what follows from it. */
export interface CompareRow {
  readonly row: Row;
  /** Its place in the comparison's list of rows. */
  readonly index: number;
  readonly findings: readonly Finding[];
  readonly verdict: Readonly<Record<Channel, Verdict>>;
  readonly differs: boolean;
  /** Whether nested rows follow. */
  readonly opens: boolean;
}

/** A line of the table: a row, or the name of the part that begins. */
export type TableLine =
  /** `count`: its rows that are shown, without what is nested. */
  | { readonly kind: 'part'; readonly part: Part; readonly count: number }
  | { readonly kind: 'row'; readonly entry: CompareRow };

/** The rows of every section; what is found of a part as a whole comes before the part's rows. */
export function rowsBySection({ rows, forward }: Comparison): Readonly<Record<Section, readonly CompareRow[]>> {
  const attached = new Set(rows.flatMap(({ findings }) => findings));
  const wholes = forward.findings.flatMap((finding, at): Row[] =>
    attached.has(at)
      ? []
      : [{ place: finding.place, depth: 0, change: changeOf(finding), a: null, b: null, findings: [at] }],
  );
  const result = Object.fromEntries(SECTION_IDS.map((id) => [id, [] as CompareRow[]])) as Record<Section, CompareRow[]>;
  for (const part of PARTS) {
    const all = [...wholes, ...rows].map((row, index) => ({ row, index })).filter(({ row }) => row.place.part === part);
    all.forEach(({ row, index }, at) => {
      const findings = row.findings.flatMap((each) => forward.findings[each] ?? []);
      const verdict = { rest: worst(findings, 'rest'), dataframe: worst(findings, 'dataframe') };
      result[sectionOf(part)].push({
        row,
        index,
        findings,
        verdict,
        differs: row.change !== 'same' || graver(verdict.rest, verdict.dataframe) !== 'compatible',
        opens: (all[at + 1]?.row.depth ?? 0) > row.depth,
      });
    });
  }
  return result;
}

function changeOf({ verdict }: Finding): Row['change'] {
  return graver(verdict.rest, verdict.dataframe) === 'compatible' ? 'same' : 'changed';
}

export interface TableFilter {
  readonly differences: boolean;
  /** Lower case; '' for everything. */
  readonly wanted: string;
  /** Indexes of rows whose nested rows are folded away. */
  readonly closed: ReadonlySet<number>;
}

/** What is shown of a section: parents stay where something below them does. */
export function tableLines(entries: readonly CompareRow[], { differences, wanted, closed }: TableFilter): TableLine[] {
  const kept = keepWithParents(entries, (entry) => (!differences || entry.differs) && matches(entry.row, wanted));
  const lines: TableLine[] = [];
  let part: Part | null = null;
  let fold = Infinity;
  const counts = new Map<Part, number>();
  for (const { row } of kept) {
    const counted = row.depth === 0 && (row.a !== null || row.b !== null);
    counts.set(row.place.part, (counts.get(row.place.part) ?? 0) + (counted ? 1 : 0));
  }
  for (const entry of kept) {
    const { row } = entry;
    if (row.place.part !== part) {
      part = row.place.part;
      fold = Infinity;
      lines.push({ kind: 'part', part, count: counts.get(part) ?? 0 });
    }
    if (row.depth > fold) continue;
    fold = closed.has(entry.index) ? row.depth : Infinity;
    lines.push({ kind: 'row', entry });
  }
  return lines;
}

/** How many changes come to each verdict, gravest first; harmless ones last. */
export function countVerdicts(findings: readonly Finding[]): readonly (readonly [Verdict, number])[] {
  const counts = new Map<Verdict, number>();
  for (const { verdict } of findings) {
    const gravest = graver(verdict.rest, verdict.dataframe);
    counts.set(gravest, (counts.get(gravest) ?? 0) + 1);
  }
  return VERDICTS.toReversed().flatMap((verdict) => {
    const count = counts.get(verdict);
    return count === undefined ? [] : [[verdict, count] as const];
  });
}

export function graver(one: Verdict, other: Verdict): Verdict {
  return VERDICTS.indexOf(one) > VERDICTS.indexOf(other) ? one : other;
}

export function sectionOf(part: Part): Section {
  return SECTION_IDS.find((id) => (SECTIONS[id] as readonly Part[]).includes(part)) ?? 'metadata';
}

/** The two verdicts of a row in the order of the channels; one where they agree. */
export function verdictsShown(
  verdict: Readonly<Record<Channel, Verdict>>,
): readonly (readonly [Channel | null, Verdict])[] {
  if (verdict.rest === verdict.dataframe) return [[null, verdict.rest]];
  return CHANNELS.map((channel) => [channel, verdict[channel]] as const);
}

function worst(findings: readonly Finding[], channel: Channel): Verdict {
  return findings.reduce<Verdict>((now, { verdict }) => graver(now, verdict[channel]), 'compatible');
}

function matches({ a, b }: Row, wanted: string): boolean {
  if (wanted === '') return true;
  return `${a?.name ?? ''} ${a?.value ?? ''} ${b?.name ?? ''} ${b?.value ?? ''}`.toLowerCase().includes(wanted);
}

function keepWithParents(
  entries: readonly CompareRow[],
  wanted: (entry: CompareRow) => boolean,
): readonly CompareRow[] {
  const kept: CompareRow[] = [];
  // From the end, so that a parent is reached after what it holds.
  let needed = -1;
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const entry = entries[at] as CompareRow;
    const leads = needed >= 0 && entry.row.depth < needed;
    if (!leads && !wanted(entry)) continue;
    kept.push(entry);
    needed = entry.row.depth;
  }
  return kept.reverse();
}
