import { useMemo } from 'react';
import { toErrorData } from '../../../shared/contract/errors.ts';
import { editSignatureText } from '../../../shared/mlmodel/edit/edit-text.ts';
import { hunksOf, type Hunk } from '../../../shared/mlmodel/edit/splice.ts';
import type { DocumentText } from '../../../shared/mlmodel/model-document.ts';
import { visible } from '../../../shared/safety/visible.ts';
import type { PartTexts } from '../../../shared/signature/edit/print-parts.ts';
import { useTexts } from '../../texts.ts';
import { Notice } from '../../ui/notice.tsx';

/** Lines of one place that are shown before the rest is only counted. */
const SHOWN = 40;

export interface LineDiffProps {
  readonly text: DocumentText;
  readonly parts: PartTexts;
}

/** The lines of MLmodel that the copy will have differently; all others are the same. */
export function LineDiff({ text, parts }: LineDiffProps) {
  const { t, errorText } = useTexts();
  const result = useMemo(() => diffOf(text, parts), [text, parts]);
  if (result === 'cut') return <p className="muted">{t('editor.diff.cut')}</p>;
  if ('error' in result) return <Notice kind="error">{errorText(result.error)}</Notice>;
  if (result.hunks.length === 0) return <p className="muted">{t('editor.diff.none')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="line-diff" tabIndex={0} role="region" aria-label={t('editor.diff.title')}>
      {result.hunks.map((hunk) => (
        <ul key={hunk.oldLine}>
          <Lines from={hunk.oldLine} lines={hunk.removed} sign="−" word={t('editor.diff.removed')} />
          <Lines from={hunk.newLine} lines={hunk.added} sign="+" word={t('editor.diff.added')} />
        </ul>
      ))}
    </div>
  );
}

function diffOf(text: DocumentText, parts: PartTexts): { hunks: Hunk[] } | { error: unknown } | 'cut' {
  if (text.cut) return 'cut';
  try {
    const { splices } = editSignatureText(text.shown, parts);
    return { hunks: hunksOf(text.shown, splices) };
  } catch (error) {
    return { error: toErrorData(error) };
  }
}

interface LinesProps {
  readonly from: number;
  readonly lines: readonly string[];
  readonly sign: '−' | '+';
  readonly word: string;
}

function Lines({ from, lines, sign, word }: LinesProps) {
  return (
    <>
      {lines.slice(0, SHOWN).map((line, at) => (
        <li key={at} className={sign === '+' ? 'added' : 'removed'}>
          <span className="line-number">{from + at}</span>
          <span aria-hidden>{sign}</span>
          <code>
            <span className="visually-hidden">{word} </span>
            {visible(line)}
          </code>
        </li>
      ))}
      {lines.length > SHOWN ? <li className="muted">… {lines.length - SHOWN}</li> : null}
    </>
  );
}
