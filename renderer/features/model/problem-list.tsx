import type { Problem } from '../../../shared/mlmodel/problem.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Problems as notices; one with a line leads there. */
export function ProblemList({
  problems,
  onLine,
}: {
  readonly problems: readonly Problem[];
  readonly onLine: (line: number) => void;
}) {
  const { t, problemText } = useTexts();
  return (
    <ul className="problem-list">
      {problems.map((problem) => {
        const { line } = problem;
        const jump =
          line === undefined ? undefined : <Button onPress={() => onLine(line)}>{t('model.toLine', { line })}</Button>;
        const text = problemText(problem);
        return (
          <li key={`${problem.code} ${line ?? ''} ${text}`}>
            <Notice kind={problem.severity} actions={jump}>
              <p>{text}</p>
            </Notice>
          </li>
        );
      })}
    </ul>
  );
}
