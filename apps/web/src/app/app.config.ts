import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  ApplicationConfig,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { _CdkPrivateStyleLoader } from '@angular/cdk/private';
import { provideRouter, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { provideTransloco, TranslocoService } from '@jsverse/transloco';
import { provideLucideConfig } from '@lucide/angular';
import {
  CLOCK_AHEAD,
  LANGUAGES,
  ROOT_TRANSLATIONS,
  RootTranslations,
  sessionInterceptor,
  StartFacts,
  WEB_CONFIG,
} from '@cuspid/platform/web';
import { UI_TRANSLATIONS } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { routes } from './app.routes';
import { PageTitle } from './frame/page-title';

const ROOT_WORDS = [{ en: () => import('./i18n/en.json') }, UI_TRANSLATIONS];

/** The application around what was known before it started. */
export function appConfig({ config, clockAhead }: StartFacts): ApplicationConfig {
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      { provide: WEB_CONFIG, useValue: config },
      { provide: CLOCK_AHEAD, useValue: clockAhead },
      provideHttpClient(withInterceptors([sessionInterceptor])),
      provideRouter(routes, withComponentInputBinding()),
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
    provideAppInitializer(() => firstValueFrom(inject(TranslocoService).load('en'))),
  ];
}
