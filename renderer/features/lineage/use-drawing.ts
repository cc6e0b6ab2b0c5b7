import { useEffect, useMemo, useState } from 'react';
import { askLayout } from './ask-layout.ts';
import { drawingOf, toInput, type Drawing } from './drawing.ts';
import type { Shown } from './fold-fans.ts';

/** Where everything stands; the last drawing while the next is made, null while there is none. */
export function useDrawing(root: string, shown: Shown): { drawing: Drawing | null; late: boolean; error: unknown } {
  const [done, setDone] = useState<{ readonly of: Shown; readonly drawing: Drawing } | null>(null);
  const [failed, setFailed] = useState<{ readonly of: Shown; readonly error: unknown } | null>(null);
  const input = useMemo(() => toInput(shown), [shown]);
  useEffect(() => {
    const stop = new AbortController();
    askLayout(input, stop.signal).then(
      (layout) => {
        if (!stop.signal.aborted) setDone({ of: shown, drawing: drawingOf(root, shown, layout) });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setFailed({ of: shown, error });
      },
    );
    return () => stop.abort();
  }, [input, shown, root]);
  return {
    drawing: done?.drawing ?? null,
    late: done?.of !== shown,
    error: failed?.of === shown ? failed.error : null,
  };
}
