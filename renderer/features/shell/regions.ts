/** F6: moves the focus to the next region of the window (rail, tabs, page, status bar). */
export function nextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + 1) % regions.length];
  const inside = next?.querySelector<HTMLElement>(
    '[tabindex="0"], button:not([tabindex="-1"]), input, select, a[href]',
  );
  (inside ?? next)?.focus();
}

/** Moves the focus to the page where what had it is gone with the last page: keys go on from there. */
export function focusPage(): void {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) document.querySelector<HTMLElement>('main')?.focus();
}
