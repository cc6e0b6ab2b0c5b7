/** Shows or hides the inspector. Whoever was in it goes back to the row that it showed. */
export function toggleInspector(shown: boolean, set: (next: 'shown' | 'hidden') => void): void {
  const inside = document.querySelector('.inspector')?.contains(document.activeElement) ?? false;
  set(shown ? 'hidden' : 'shown');
  if (!shown || !inside) return;
  const row = document.querySelector<HTMLElement>('main [aria-current="true"]');
  const inRow = row?.hasAttribute('tabindex') === false ? row.querySelector<HTMLElement>('button') : row;
  (inRow ?? document.querySelector<HTMLElement>('main'))?.focus();
}
