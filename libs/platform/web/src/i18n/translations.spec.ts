import { TestBed } from '@angular/core/testing';
import { provideTransloco, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, Observable } from 'rxjs';
import { ROOT_TRANSLATIONS, RootTranslations, TranslationLoaders, withTranslations } from './translations';

const ROOT: TranslationLoaders[] = [
  { en: async () => ({ frame: { queue: 'Queue', users: 'Users' } }), si: async () => ({ frame: { queue: 'පෝලිම' } }) },
];

async function sinhala() {
  TestBed.configureTestingModule({
    providers: [
      { provide: ROOT_TRANSLATIONS, useValue: ROOT },
      ...provideTransloco({
        config: {
          availableLangs: ['en', 'si'],
          defaultLang: 'en',
          fallbackLang: 'en',
          missingHandler: { useFallbackTranslation: true },
          prodMode: true,
        },
        loader: RootTranslations,
      }),
    ],
  });
  const words = TestBed.inject(TranslocoService);
  words.setActiveLang('si');
  await firstValueFrom(words.load('si'));
  return words;
}

async function open(loaders: TranslationLoaders) {
  const load: unknown = withTranslations('cases', loaders).resolve?.['translations'];
  if (typeof load !== 'function') throw new Error('nothing to load');
  const loaded: unknown = TestBed.runInInjectionContext(() => load());
  if (loaded instanceof Observable) await firstValueFrom(loaded);
}

describe('words of another language', () => {
  it('stand where they are, and English where they are not', async () => {
    const words = await sinhala();
    expect(words.translate('frame.queue')).toBe('පෝලිම');
    expect(words.translate('frame.users')).toBe('Users');
  });

  it('of a domain fall back word by word', async () => {
    const words = await sinhala();
    await open({ en: async () => ({ title: 'Cases', add: 'Add' }), si: async () => ({ title: 'නඩු' }) });
    expect(words.translate('cases.title')).toBe('නඩු');
    expect(words.translate('cases.add')).toBe('Add');
  });

  it('are all English in a domain that has no file of that language', async () => {
    const words = await sinhala();
    await open({ en: async () => ({ title: 'Cases' }) });
    expect(words.translate('cases.title')).toBe('Cases');
  });
});
