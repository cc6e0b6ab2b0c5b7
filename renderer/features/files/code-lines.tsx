import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { FileLanguage } from '../../../shared/contract/file-methods.ts';
import { codeTokens } from '../../../shared/files/code-tokens.ts';
import { visible } from '../../../shared/safety/visible.ts';

/** The most that is shown of one line. */
const LONGEST = 2000;

export interface CodeLinesProps {
  readonly text: string;
  readonly language: FileLanguage;
  /** For screen readers. */
  readonly label: string;
}

/** A text by lines, coloured; only the lines in sight are drawn, as text. */
export function CodeLines({ text, language, label }: CodeLinesProps) {
  const lines = useMemo(() => text.split(/\r\n|\n|\r/), [text]);
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 20,
    overscan: 20,
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="raw" ref={box} tabIndex={0} role="region" aria-label={label}>
      <ol style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index] ?? '';
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="raw-line"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span className="line-number">{item.index + 1}</span>
              <code>
                {codeTokens(line.slice(0, LONGEST), language).map(({ kind, text: part }, at) => (
                  <span key={at} className={`code-${kind}`}>
                    {visible(part)}
                  </span>
                ))}
                {line.length > LONGEST ? <span className="muted"> … {line.length - LONGEST}</span> : null}
              </code>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
