import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Route } from '@angular/router';
import { provideTranslocoScope, Translation, TranslocoLoader, TranslocoService } from '@jsverse/transloco';

/** Loads one language's words: `{ en: () => import('./i18n/en.json') }`. */
export type TranslationLoaders = Record<string, () => Promise<Translation>>;

/**
 * The languages offered. English is complete; a language is added in two steps: put its `si.json` (or `ta.json`) beside
 * every `en.json` and name it in the loaders there, then add it here. What a file lacks shows in English.
 */
export const LANGUAGES = [{ code: 'en', name: 'English' }] as const;

/**
 * The words of one domain, there before its page shows. They lie in the domain's own room and reach templates and code
 * under the scope's name in camelCase: `{{ 'dentalChart.title' | transloco }}` for the scope `dental-chart`.
 *
 * `export const queueRoutes: Routes = [{ path: '', ...withTranslations('queue', { en: () => import('./i18n/en.json') }), … }]`
 */
export function withTranslations(scope: string, loaders: TranslationLoaders): Pick<Route, 'providers' | 'resolve'> {
  const paths = Object.entries(loaders).map(([language, loader]) => [`${scope}/${language}`, loader] as const);
  const inlineLoader = Object.fromEntries(paths);
  const load = () => {
    const words = inject(TranslocoService);
    return words.load(`${scope}/${words.getActiveLang()}`, { inlineLoader });
  };
  return { providers: [provideTranslocoScope({ scope, loader: loaders })], resolve: { translations: load } };
}

/** The words that are there from the start: the frame's and those of the parts in libs/ui. */
export const ROOT_TRANSLATIONS = new InjectionToken<readonly TranslationLoaders[]>('root translations', {
  factory: () => [],
});

/** Merges the root translations of a language. */
@Injectable({ providedIn: 'root' })
export class RootTranslations implements TranslocoLoader {
  private readonly files = inject(ROOT_TRANSLATIONS);

  async getTranslation(language: string): Promise<Translation> {
    const loaded = await Promise.all(this.files.map((loaders) => loaders[language]?.() ?? {}));
    return Object.assign({}, ...loaded.map((file) => ('default' in file ? file['default'] : file)));
  }
}
