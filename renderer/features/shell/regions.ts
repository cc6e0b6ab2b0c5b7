/** F6 and Shift+F6: moves the focus to the next or previous region of the window (rail, tabs, page, status bar). */
export function stepRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + (at < 0 && by < 0 ? 0 : by) + regions.length) % regions.length];
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

/** The field that narrows what the page shows; null where it has none. */
export function findField(): HTMLInputElement | null {
  return document.querySelector('main input[type="search"]');
}

/** Goes to that field, to type over what is in it. */
export function goToFind(): void {
  const field = findField();
  field?.focus();
  field?.select();
}
