import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PLAIN, questionOf, type Ask, type Question } from './cases.ts';
import type { Mlflow } from './mlflow.ts';

/** Writes FOLDER/KIND.jsonl: so many rows of one kind of question with MLflow's answers, for `npm run agree`. */
export async function writeTable(
  mlflow: Mlflow,
  folder: string,
  ask: Ask,
  seed: number,
  rows: number,
): Promise<string> {
  const questions: Question[] = [];
  for (let number = 0; questions.length < rows; number += 1) {
    const each = questionOf(ask, seed, number);
    if (ask !== 'compare' || each.marks.includes(PLAIN)) questions.push(each);
  }
  const answers = await Promise.all(questions.map((each) => mlflow.ask(each)));
  const lines = answers.flatMap((answer, number) =>
    answer === null ? [] : [`{"id": "${ask}-${seed}-${number}", ${answer.text.slice(1)}\n`],
  );
  const file = path.join(folder, `${ask}.jsonl`);
  writeFileSync(file, lines.join(''));
  return file;
}
