import type { Question } from './cases.ts';
import { differenceOf, type Disagreement } from './disagreement.ts';
import { readTree, simpler, writeTree } from './json-tree.ts';
import type { Mlflow } from './mlflow.ts';

/** Smaller questions tried at once, and in all. */
const BATCH = 60;
const TRIED_AT_MOST = 3_000;

/** The smallest question about which MLflow and our code still disagree: one step after another while it stays so. */
export async function reduced(found: Disagreement, mlflow: Mlflow): Promise<Disagreement> {
  let smallest = found;
  let tried = 0;
  for (;;) {
    let better: Disagreement | null = null;
    const candidates = smallerQuestions(smallest.question);
    while (better === null && tried < TRIED_AT_MOST) {
      const batch = [...take(candidates, BATCH)];
      if (batch.length === 0) break;
      tried += batch.length;
      const answers = await Promise.all(batch.map((question) => mlflow.ask(question)));
      for (const [at, answer] of answers.entries()) {
        const question = batch[at] as Question;
        const difference = answer === null ? null : differenceOf(question, answer);
        if (answer !== null && difference !== null) {
          better = { question, answer, difference };
          break;
        }
      }
    }
    if (better === null) return smallest;
    smallest = better;
  }
}

function* take<T>(from: Iterator<T>, count: number): Generator<T> {
  for (let taken = 0; taken < count; taken += 1) {
    const { value, done } = from.next();
    if (done === true) return;
    yield value;
  }
}

function* smallerQuestions(question: Question): Generator<Question> {
  for (const [column, value] of Object.entries(question.row)) {
    for (const smaller of smallerValues(column, value))
      yield { ...question, row: { ...question.row, [column]: smaller } };
  }
}

/** Columns whose value is a name, not something to make smaller. */
const FIXED = new Set(['content_type', 'source', 'change']);

function* smallerValues(column: string, value: unknown): Generator<unknown> {
  if (FIXED.has(column) || value === null) return;
  if (typeof value !== 'string') {
    const tree = readTree(JSON.stringify(value));
    if (tree === null) return;
    for (const smaller of simpler(tree)) yield JSON.parse(writeTree(smaller));
    return;
  }
  if (column === 'params' || column === 'inputs') yield null;
  const tree = readTree(value);
  if (tree !== null) for (const smaller of simpler(tree)) yield writeTree(smaller);
  else if (value.includes('\n')) yield* smallerCsv(value);
}

/** A line or a column less, or a plain cell; only of lines without quotes. */
function* smallerCsv(text: string): Generator<string> {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const rows = text
    .split(end)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
  const write = (some: readonly string[][]) => some.map((row) => row.join(',') + '\n').join('');
  for (let at = 1; at < rows.length; at += 1) yield write(rows.toSpliced(at, 1));
  if (text.includes('"')) return;
  for (const at of (rows[0] ?? []).keys()) yield write(rows.map((row) => row.toSpliced(at, 1)));
  for (const [at, row] of rows.entries())
    for (const [place, cell] of row.entries())
      if (at > 0 && cell.length > 1) yield write(rows.with(at, row.with(place, '1')));
}
