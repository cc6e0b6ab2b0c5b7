import type { Dispatch } from 'react';
import type { Comparison } from '../../../shared/signature/compare/comparison.ts';
import type { CompareTab, TabsAction } from '../shell/open-tabs.ts';
import type { CompareRow } from './compare-rows.ts';
import { samePair, type RenameQuestionProps } from './rename-question.tsx';

/** Questions shown at once above the table; the others are asked at their rows. */
const ASKED = 2;

/** What may have been renamed: the questions still open, and the question or answer about one row. */
export function useRenames(
  tab: CompareTab,
  { renames }: Comparison,
  dispatch: Dispatch<TabsAction>,
): { readonly open: readonly RenameQuestionProps[]; about(entry: CompareRow | null): RenameQuestionProps | null } {
  const { id, answers } = tab;
  const onAnswer: RenameQuestionProps['onAnswer'] = ({ part, from, to }, renamed) => {
    const others = answers.filter((answer) => !samePair(answer, { part, from, to }));
    dispatch({ type: 'answers', id, answers: renamed === null ? others : [...others, { part, from, to, renamed }] });
  };
  const questions = renames
    .filter((rename) => !answers.some((answer) => samePair(answer, rename)))
    .map(({ likeness, ...pair }) => ({ pair, likeness, answer: null, onAnswer }));
  const answered = answers.map((answer) => ({ pair: answer, likeness: null, answer, onAnswer }));
  return {
    open: questions.slice(0, ASKED),
    about(entry) {
      if (entry === null) return null;
      const { a, b, place } = entry.row;
      const fits = ({ pair: { part, from, to } }: RenameQuestionProps) =>
        part === place.part && (a?.name === from || b?.name === to);
      return [...answered, ...questions].find(fits) ?? null;
    },
  };
}
