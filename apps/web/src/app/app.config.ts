import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  ApplicationConfig,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { _CdkPrivateStyleLoader } from '@angular/cdk/private';
import { provideRouter, TitleStrategy, withComponentInputBinding, withRouterConfig } from '@angular/router';
import { provideTransloco, TranslocoService } from '@jsverse/transloco';
import { provideLucideConfig } from '@lucide/angular';
import { DOOR_TRANSLATIONS } from '@cuspid/auth/web';
import {
  CLOCK_AHEAD,
  Language,
  LANGUAGES,
  ROOT_TRANSLATIONS,
  RootTranslations,
  sessionInterceptor,
  StartFacts,
  WEB_CONFIG,
} from '@cuspid/platform/web';
import { NOTICE_TRANSLATIONS } from '@cuspid/notices/web';
import { UI_TRANSLATIONS } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { routes } from './app.routes';
import { PageTitle } from './frame/page-title';

const ROOT_WORDS = [{ en: () => import('./i18n/en.json') }, UI_TRANSLATIONS, DOOR_TRANSLATIONS, NOTICE_TRANSLATIONS];

/** The application around what was known before it started. */
export function appConfig({ config, clockAhead }: StartFacts): ApplicationConfig {
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      { provide: WEB_CONFIG, useValue: config },
      { provide: CLOCK_AHEAD, useValue: clockAhead },
      provideHttpClient(withInterceptors([sessionInterceptor])),
      // Under the lock Back leads nowhere: 'computed' leaves the history as it was.
      provideRouter(
        routes,
        withComponentInputBinding(),
        withRouterConfig({ canceledNavigationResolution: 'computed' }),
      ),
      { provide: TitleStrategy, useClass: PageTitle },
      provideLucideConfig({ size: 16, strokeWidth: 1.75 }),
      // The CDK's styles are in our own style sheet (styles/index.css): the server's policy refuses <style> elements.
      { provide: _CdkPrivateStyleLoader, useValue: { load: () => undefined } },
      translations(),
    ],
  };
}

function translations() {
  return [
    { provide: ROOT_TRANSLATIONS, useValue: ROOT_WORDS },
    provideTransloco({
      config: {
        availableLangs: LANGUAGES.map((language) => language.code),
        defaultLang: 'en',
        fallbackLang: 'en',
        missingHandler: { useFallbackTranslation: true },
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: RootTranslations,
    }),
    provideAppInitializer(() => {
      const words = inject(TranslocoService);
      const { active } = inject(Language);
      words.setActiveLang(active);
      return firstValueFrom(words.load(active));
    }),
  ];
}
