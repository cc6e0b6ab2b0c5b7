/** What the settings offer; on their own, so that the page can list them without the schema library. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export const LANGUAGES = ['en', 'es'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;
/** Zoom of the window, in percent; its commands step through them. */
export const ZOOMS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;
