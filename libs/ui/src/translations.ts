/** The words of these parts, by language; the shell merges them into its own (key `ui`). Add `si.json` here for Sinhala. */
export const UI_TRANSLATIONS = {
  en: () => import('./i18n/en.json'),
};
