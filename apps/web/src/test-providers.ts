import { EnvironmentProviders, Provider } from '@angular/core';
import { provideTransloco } from '@jsverse/transloco';
import { DOOR_TRANSLATIONS } from '@cuspid/auth/web';
import { ROOT_TRANSLATIONS, RootTranslations } from '@cuspid/platform/web';
import { NOTICE_TRANSLATIONS } from '@cuspid/notices/web';
import { UI_TRANSLATIONS } from '@cuspid/ui';

/** What every spec of the web has: the English words. */
const providers: (Provider | EnvironmentProviders)[] = [
  {
    provide: ROOT_TRANSLATIONS,
    useValue: [{ en: () => import('./app/i18n/en.json') }, UI_TRANSLATIONS, DOOR_TRANSLATIONS, NOTICE_TRANSLATIONS],
  },
  ...provideTransloco({
    config: { availableLangs: ['en'], defaultLang: 'en', prodMode: true },
    loader: RootTranslations,
  }),
];

export default providers;
