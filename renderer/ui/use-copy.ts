import { useCallback, useEffect, useState } from 'react';

/** Whether something was copied in the last two seconds, and how to copy. */
export function useCopy(): [done: boolean, copy: (text: string) => void] {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = useCallback((text: string) => void navigator.clipboard.writeText(text).then(() => setDone(true)), []);
  return [done, copy];
}
