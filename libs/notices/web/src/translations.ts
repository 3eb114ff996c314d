/** The words of the notices, there from the start: the bell stands on every page. */
export const NOTICE_TRANSLATIONS = {
  en: () => import('./i18n/en.json'),
};
