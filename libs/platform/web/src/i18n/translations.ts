import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Route } from '@angular/router';
import { provideTranslocoScope, Translation, TranslocoLoader, TranslocoService } from '@jsverse/transloco';

/** Loads one language's words: `{ en: () => import('./i18n/en.json') }`. */
export type TranslationLoaders = Record<string, () => Promise<Translation>>;

/**
 * The languages offered. English is complete; a language is added in two steps: put its `si.json` (or `ta.json`) beside
 * every `en.json` and name it in the loaders there, then add it here. What a file lacks shows in English.
 */
export const LANGUAGES: readonly { code: string; name: string }[] = [{ code: 'en', name: 'English' }];

/**
 * The words of one domain, there before its page shows. They lie in the domain's own room and reach templates and code
 * under the scope's name in camelCase: `{{ 'dentalChart.title' | transloco }}` for the scope `dental-chart`.
 *
 * `export const queueRoutes: Routes = [{ path: '', ...withTranslations('queue', { en: () => import('./i18n/en.json') }), … }]`
 */
export function withTranslations(scope: string, loaders: TranslationLoaders): Pick<Route, 'providers' | 'resolve'> {
  const load = () => {
    const words = inject(TranslocoService);
    const language = words.getActiveLang();
    // A language without a file of its own has no words yet: each shows in English.
    const loader = { [language]: nothing, ...loaders };
    const paths = Object.entries(loader).map(([one, file]) => [`${scope}/${one}`, file] as const);
    return words.load(`${scope}/${language}`, { inlineLoader: Object.fromEntries(paths) });
  };
  return { providers: [provideTranslocoScope({ scope, loader: loaders })], resolve: { translations: load } };
}

const nothing = (): Promise<Translation> => Promise.resolve({});

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
