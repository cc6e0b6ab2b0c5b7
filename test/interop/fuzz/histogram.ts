import type { Row } from '../../agree/rows.ts';
import type { Question } from './cases.ts';

/** What a run must reach: every stage, type and payload form so often, and so large a share accepted by MLflow. */
export const LEAST_HITS = 20;
export const LEAST_ACCEPTED = 0.4;
const STAGES = ['accepted', 'signature', 'content-type', 'parse', 'enforce', 'params'];

/** Counts what the questions were about and how MLflow answered. */
export class Histogram {
  readonly counts = new Map<string, number>(STAGES.map((stage) => [`stage ${stage}`, 0]));
  asked = 0;
  accepted = 0;

  add({ ask, marks }: Question, answer: Row): void {
    // A pair of models has no answer of its own: only what B makes of A's requests.
    const ok = ask === 'compare' ? (answer.get('payloads') as unknown[]).length > 0 : answer.get('ok') === true;
    const refusedAt = ask === 'params' ? 'params' : answer.get('stage');
    const stages = ok ? ['stage accepted'] : typeof refusedAt === 'string' ? [`stage ${refusedAt}`] : [];
    for (const mark of [...marks, ...stages]) this.counts.set(mark, (this.counts.get(mark) ?? 0) + 1);
    if (ok) this.counts.set(`accepted ${ask}`, (this.counts.get(`accepted ${ask}`) ?? 0) + 1);
    this.asked += 1;
    this.accepted += ok ? 1 : 0;
  }

  /** One line a group, and what falls short. */
  report(): { readonly lines: readonly string[]; readonly short: readonly string[] } {
    const groups = new Map<string, string[]>();
    for (const [mark, count] of [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [group = '', ...name] = mark.split(' ');
      groups.set(group, [...(groups.get(group) ?? []), `${name.join(' ')} ${count}`]);
    }
    const share = this.asked === 0 ? 0 : this.accepted / this.asked;
    const short = [...this.counts]
      .filter(([mark, count]) => count < LEAST_HITS && /^(?:stage|type|form|tensor|source) /.test(mark))
      .map(([mark, count]) => `${mark}: only ${count} of ${LEAST_HITS}`);
    if (share < LEAST_ACCEPTED) short.push(`only ${percent(share)} accepted`);
    const lines = [...groups].map(([group, names]) => `${group}: ${names.join(', ')}`);
    return { lines: [...lines, `accepted by MLflow: ${this.accepted} of ${this.asked} (${percent(share)})`], short };
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
