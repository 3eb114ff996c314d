import type { TranslationLoaders } from '@cuspid/platform/web';

/** Words that must be there from the start: a lock cannot wait for the network. */
export const DOOR_TRANSLATIONS: TranslationLoaders = { en: () => import('./i18n/en.json') };
