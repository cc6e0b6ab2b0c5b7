/** What the settings offer; on their own, so that the page can list them without the schema library. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export const LANGUAGES = ['en', 'es'] as const;
