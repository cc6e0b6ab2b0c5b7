import { useSyncExternalStore } from 'react';

/** Pixels of the page for one of a drawing: letters of 14 pixels are the usual size. */
export function useUnit(): number {
  return useSyncExternalStore(onRootChange, () => {
    const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return Number.isFinite(size) && size > 0 ? size / 14 : 1;
  });
}

function onRootChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return () => observer.disconnect();
}
