/** Words that lie outside what is shown of the element that should show them, and whatever makes the page scroll sideways. */
export function clipped(): string[] {
  const words = 'main button, main h1, main h2, main h3, main dt, nav button, [role=tab], [role=dialog] *, .notice';
  const shown = (each: HTMLElement) => each.clientWidth > 1 && getComputedStyle(each).display !== 'inline';
  const found = [...document.querySelectorAll<HTMLElement>(words)]
    .filter((each) => shown(each) && !each.matches('.id-text *, .recent-open, .palette-list *'))
    .filter((each) => each.scrollWidth > each.clientWidth + 1)
    .map((each) => `clipped: ${each.tagName} ${each.textContent.slice(0, 60)}`);
  for (const each of [document.documentElement, document.querySelector('main')])
    if (each !== null && each.scrollWidth > each.clientWidth + 1)
      found.push(`${each.tagName} scrolls sideways: ${each.scrollWidth} of ${each.clientWidth}`);
  return found;
}

/** Themes, languages and sizes that every screen is looked at in: 590 x 370 is a window of 1180 x 740 at 200 %. */
export const LOOKS = [
  { theme: 'light', language: 'en', width: 1180, height: 740, media: {} },
  { theme: 'dark', language: 'es', width: 590, height: 370, media: {} },
  { theme: 'contrast', language: 'es', width: 400, height: 700, media: { reducedMotion: 'reduce' } },
  { theme: 'light', language: 'en', width: 1180, height: 740, media: { forcedColors: 'active' } },
] as const;
