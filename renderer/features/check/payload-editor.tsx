import { useImperativeHandle, useMemo, useRef, type KeyboardEvent, type Ref, type UIEvent } from 'react';
import type { PlacedProblem } from '../../../shared/signature/payload/check-report.ts';
import { useTexts } from '../../texts.ts';

export interface EditorHandle {
  /** Puts the cursor around a place and brings it into view. */
  goTo(start: number, end: number): void;
  /** Where the cursor is. */
  cursor(): number;
}

export interface PayloadEditorProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Marked at their places; only those that are about the very text. */
  readonly problems: readonly PlacedProblem[];
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly handle: Ref<EditorHandle>;
}

/**
 * A plain text field with line numbers, and under it the same text drawn once more without colour, whose marks show through.
 * The browser's own field keeps selection, undo and input methods as people know them.
 */
export function PayloadEditor({ text, onChange, problems, onKeyDown, handle }: PayloadEditorProps) {
  const { t } = useTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  const marks = useRef<HTMLPreElement>(null);
  const numbers = useRef<HTMLPreElement>(null);
  const lines = useMemo(() => lineNumbers(text), [text]);
  const pieces = useMemo(() => marked(text, problems), [text, problems]);
  useImperativeHandle(handle, () => ({
    cursor: () => field.current?.selectionStart ?? 0,
    goTo(start, end) {
      const { current } = field;
      if (current === null) return;
      current.focus();
      current.setSelectionRange(start, end);
      const height = Number.parseFloat(getComputedStyle(current).lineHeight);
      const line = text.slice(0, start).split('\n').length - 1;
      current.scrollTop = Math.max(0, (line - 3) * (Number.isFinite(height) ? height : 20));
      const column = start - text.lastIndexOf('\n', start - 1) - 1;
      current.scrollLeft = Math.max(0, (column - 20) * 8);
    },
  }));
  const scroll = ({ currentTarget }: UIEvent<HTMLTextAreaElement>) => {
    if (marks.current !== null) {
      marks.current.scrollTop = currentTarget.scrollTop;
      marks.current.scrollLeft = currentTarget.scrollLeft;
    }
    if (numbers.current !== null) numbers.current.scrollTop = currentTarget.scrollTop;
  };
  return (
    <div className="payload-editor">
      <pre className="payload-numbers" ref={numbers} aria-hidden>
        {lines}
      </pre>
      <div className="payload-field">
        <pre className="payload-marks" ref={marks} aria-hidden>
          {pieces.map((piece, at) =>
            piece.severity === null ? (
              piece.text
            ) : (
              <mark key={at} className={piece.severity}>
                {piece.text}
              </mark>
            ),
          )}
          {'\n'}
        </pre>
        <textarea
          ref={field}
          value={text}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-label={t('payload.label')}
          placeholder={t('payload.placeholder')}
          onChange={(event) => onChange(event.target.value)}
          onScroll={scroll}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}

function lineNumbers(text: string): string {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return Array.from({ length: count }, (_line, at) => at + 1).join('\n');
}

interface Piece {
  readonly text: string;
  readonly severity: PlacedProblem['severity'] | null;
}

/** The text cut at the marks; of marks that overlap the first is drawn. */
function marked(text: string, problems: readonly PlacedProblem[]): Piece[] {
  const spans = problems
    .flatMap(({ span, severity }) => (span === null ? [] : [{ ...span, severity }]))
    .sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, severity } of spans) {
    if (start < at) continue;
    // What is missing at the end of the text is marked on its last character.
    const from = start === end ? Math.max(at, start - 1) : start;
    pieces.push({ text: text.slice(at, from), severity: null }, { text: text.slice(from, end), severity });
    at = end;
  }
  pieces.push({ text: text.slice(at), severity: null });
  return pieces;
}
