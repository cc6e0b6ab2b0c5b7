import type { CsvRecord } from './csv-scanner.ts';

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

export function cellText(record: CsvRecord, cell: number): string {
  return UTF8.decode(record.bytes.subarray(record.starts[cell], record.ends[cell]));
}

/**
 * The column names of a header record: empty ones are `Unnamed: 3`, repeated ones get `.1`, `.2` (parsers.pyx
 * `_get_header`: given names keep theirs, made-up ones yield).
 */
export function headerNames(record: CsvRecord): string[] {
  const names = Array.from({ length: record.count }, (_, at) => cellText(record, at));
  const unnamed = names.flatMap((name, at) => (name === '' ? [at] : []));
  for (const at of unnamed) names[at] = `Unnamed: ${at}`;
  const taken = new Set(names);
  const counts = new Map<string, number>();
  for (const at of [...names.keys()].filter((each) => !unnamed.includes(each)).concat(unnamed)) {
    const given = names[at] ?? '';
    let name = given;
    let count = counts.get(name) ?? 0;
    while (count > 0) {
      counts.set(given, count + 1);
      name = `${given}.${count}`;
      count = taken.has(name) ? count + 1 : (counts.get(name) ?? 0);
    }
    names[at] = name;
    taken.add(name);
    counts.set(name, count + 1);
  }
  return names;
}
