import { visible } from '../../../shared/safety/visible.ts';
import type { RenameProposal } from '../../../shared/signature/compare/comparison.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import type { RenameAnswer } from '../shell/open-tabs.ts';

type Pair = Pick<RenameProposal, 'part' | 'from' | 'to'>;

export function samePair(one: Pair, other: Pair): boolean {
  return one.part === other.part && one.from === other.from && one.to === other.to;
}

export interface RenameQuestionProps {
  readonly pair: Pair;
  /** How alike; null once it was answered, when nobody need ask. */
  readonly likeness: number | null;
  readonly answer: RenameAnswer | null;
  /** null takes the answer back. */
  readonly onAnswer: (pair: Pair, renamed: boolean | null) => void;
}

/** Two names that may be one thing: only a person can say. */
export function RenameQuestion({ pair, likeness, answer, onAnswer }: RenameQuestionProps) {
  const { t } = useTexts();
  const gaps = { from: visible(pair.from), to: visible(pair.to), percent: Math.round((likeness ?? 1) * 100) };
  const said = answer?.renamed === true ? 'yes' : 'no';
  return (
    <div className="rename-question">
      <p>{t(answer === null ? 'compareScreen.rename.ask' : `compareScreen.rename.said.${said}`, gaps)}</p>
      <div className="actions">
        {answer === null ? (
          <>
            <Button onPress={() => onAnswer(pair, true)}>{t('compareScreen.rename.yes')}</Button>
            <Button onPress={() => onAnswer(pair, false)}>{t('compareScreen.rename.no')}</Button>
          </>
        ) : (
          <Button onPress={() => onAnswer(pair, null)}>{t('compareScreen.rename.undo')}</Button>
        )}
      </div>
    </div>
  );
}
