import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LANGUAGES, Preferences } from '@cuspid/platform/web';
import { Kept } from './kept';

/** The language Cuspid speaks. Another one opens the page anew. */
@Component({
  selector: 'cd-language-panel',
  imports: [Kept, TranslocoPipe],
  template: `
    <section class="account">
      <header class="account-head">
        <h2 class="text-title">{{ 'account.language' | transloco }}</h2>
        <cd-kept [kept]="kept()" />
      </header>
      <p class="account-text">
        {{ (languages.length > 1 ? 'auth.languages.text' : 'auth.languages.only') | transloco }}
      </p>
      <fieldset class="account-list">
        <legend class="cdk-visually-hidden">{{ 'auth.languages.label' | transloco }}</legend>
        @for (one of languages; track one.code) {
          <label class="account-line">
            <input
              type="radio"
              class="radio"
              name="language"
              [checked]="one.code === chosen()"
              (change)="choose(one.code)"
            />
            <span class="font-medium" [attr.lang]="one.code">{{ one.name }}</span>
          </label>
        }
      </fieldset>
    </section>
  `,
})
export class LanguagePanel {
  private readonly preferences = inject(Preferences);
  protected readonly languages = LANGUAGES;
  protected readonly chosen = computed(() => this.preferences.now().language);
  protected readonly kept = signal<boolean | null>(null);

  protected async choose(language: string): Promise<void> {
    this.kept.set(await this.preferences.change({ language }));
  }
}
