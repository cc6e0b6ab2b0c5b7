import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { ModelDocument } from '../../../shared/mlmodel/model-document.ts';
import type { Problem } from '../../../shared/mlmodel/problem.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** A line to show; a new object for each time that it is asked for. */
export interface ShownLine {
  /** 1-based. */
  readonly number: number;
}

export interface RawViewProps {
  readonly document: ModelDocument;
  /** The line to show first; null for the beginning. */
  readonly line: ShownLine | null;
}

/** MLmodel as it stands, with line numbers and its problems at their lines. */
export function RawView({ document, line }: RawViewProps) {
  const { t, size, problemText } = useTexts();
  const { text } = document;
  const lines = useMemo(() => text.shown.split('\n'), [text.shown]);
  const problems = useMemo(() => byLine(document.problems), [document.problems]);
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 20,
    overscan: 20,
  });
  useEffect(() => {
    if (line === null) return;
    virtual.scrollToIndex(line.number - 1, { align: 'center' });
    // Keys go on from there, once whatever was on top of the page is gone.
    const frame = requestAnimationFrame(() => box.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
    // Only when a line is asked for.
  }, [line]);
  if (text.encoding === 'binary') return <Notice kind="error">{t('problem.mlmodel-binary')}</Notice>;
  return (
    <>
      <div className="toolbar">
        <CopyButton text={text.shown} />
        <span className="muted">
          {t('model.raw.facts', {
            lines: lines.length,
            size: size(text.size),
            encoding: text.encoding.toUpperCase(),
            ending: text.lineEnding.toUpperCase(),
          })}
          {text.bom ? `, ${t('model.raw.bom')}` : ''}
        </span>
      </div>
      {text.masked ? <Notice kind="note">{t('files.masked')}</Notice> : null}
      {text.cut ? <Notice kind="note">{t('model.raw.cut')}</Notice> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div className="raw" ref={box} tabIndex={0} role="region" aria-label={t('model.view.raw')}>
        <ol style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const found = problems.get(item.index + 1);
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={`raw-line${found === undefined ? '' : ' bad'}${line?.number === item.index + 1 ? ' current' : ''}`}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <span className="line-number">{item.index + 1}</span>
                <code>
                  <Yaml line={lines[item.index] ?? ''} />
                </code>
                {found?.map((problem) => (
                  <p key={problem.code} className={`line-problem ${problem.severity}`}>
                    <CircleAlert size={14} aria-hidden /> {problemText(problem)}
                  </p>
                ))}
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
}

/** A key and its value in two tones; comments in a third. Text nodes only. */
function Yaml({ line }: { readonly line: string }) {
  const [, indent = '', key, rest = ''] = /^(\s*(?:- )*)((?:"[^"]*"|'[^']*'|[^\s#'"][^:#]*):)?(.*)$/.exec(line) ?? [];
  const comment = /^\s*#/.test(rest);
  return (
    <>
      {indent}
      {key === undefined ? null : <span className="yaml-key">{visible(key)}</span>}
      <span className={comment ? 'yaml-comment' : 'yaml-value'}>{visible(rest)}</span>
    </>
  );
}

function byLine(problems: readonly Problem[]): Map<number, Problem[]> {
  const lines = new Map<number, Problem[]>();
  for (const problem of problems) {
    if (problem.line !== undefined) lines.set(problem.line, [...(lines.get(problem.line) ?? []), problem]);
  }
  return lines;
}
