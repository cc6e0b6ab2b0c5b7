/** One piece of a text replaced: UTF-16 offsets [start, end) of the old text. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with its pieces replaced. They must not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: piece } of [...splices].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + piece;
    at = end;
  }
  return result + text.slice(at);
}

/** One place where lines differ; lines are without their ends, numbered from 1. */
export interface Hunk {
  readonly oldLine: number;
  readonly removed: readonly string[];
  readonly newLine: number;
  readonly added: readonly string[];
}

/** The lines that splices change, as a diff shows them: equal lines at both ends of each place are left out. */
export function hunksOf(text: string, splices: readonly Splice[]): Hunk[] {
  const hunks: Hunk[] = [];
  let shift = 0;
  for (const { start, end, text: piece } of [...splices].sort((a, b) => a.start - b.start)) {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const next = text.indexOf('\n', end);
    const to = next === -1 ? text.length : next;
    const old = text.slice(from, to).split(/\r?\n/);
    const now = (text.slice(from, start) + piece + text.slice(end, to)).split(/\r?\n/);
    let same = 0;
    while (same < Math.min(old.length, now.length) && old[same] === now[same]) same += 1;
    let tail = 0;
    while (tail < Math.min(old.length, now.length) - same && old[old.length - 1 - tail] === now[now.length - 1 - tail])
      tail += 1;
    const line = lineAt(text, from);
    if (old.length !== now.length || same < old.length) {
      hunks.push({
        oldLine: line + same,
        removed: old.slice(same, old.length - tail),
        newLine: line + shift + same,
        added: now.slice(same, now.length - tail),
      });
    }
    shift += now.length - old.length;
  }
  return hunks;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
