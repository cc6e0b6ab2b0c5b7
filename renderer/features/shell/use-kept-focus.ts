import { useEffect } from 'react';

/** Milliseconds in which whoever knows better puts the focus somewhere: a step's own heading, a dialog that closes. */
const PATIENCE = 50;
const HEADINGS = 'h1, h2, h3';

/**
 * What was pressed may go with what it did: a row that opens a page, a button that turns into another. The focus would fall out of
 * the page; it goes to the nearest heading around the place instead. Mounted once, in the shell.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: HTMLElement | null = null;
    let around: HTMLElement[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = ({ target }: FocusEvent) => {
      // A dialog stands outside, and gives the focus back to where it was.
      if (!(target instanceof HTMLElement) || target.closest('.overlay, [role="menu"]') !== null) return;
      last = target.closest('main') === null ? null : target;
      around = last === null ? [] : ancestorsOf(last);
    };
    const check = () => {
      timer = undefined;
      if (last === null || !isLost() || (last.isConnected && !last.matches(':disabled'))) return;
      for (const place of around) {
        const heading = place.isConnected ? place.querySelector<HTMLElement>(HEADINGS) : null;
        if (heading === null) continue;
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
        return;
      }
    };
    const observer = new MutationObserver(() => {
      if (isLost()) timer ??= setTimeout(check, PATIENCE);
    });
    document.addEventListener('focusin', note);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    return () => {
      document.removeEventListener('focusin', note);
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
}

function isLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches(':disabled');
}

function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const parent = element.parentElement;
  return parent === null || parent === document.body ? [] : [parent, ...ancestorsOf(parent)];
}
