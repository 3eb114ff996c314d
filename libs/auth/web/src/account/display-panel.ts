import { Component, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { DENSITIES, Display, Preferences, THEMES } from '@cuspid/platform/web';
import { Field, Segmented } from '@cuspid/ui';
import { Kept } from './kept';

/** How Cuspid looks: theme, and the size of what is pressed. */
@Component({
  selector: 'cd-display-panel',
  imports: [Field, Kept, Segmented, TranslocoPipe],
  template: `
    <section class="account">
      <header class="account-head">
        <h2 class="text-title">{{ 'account.display' | transloco }}</h2>
        <cd-kept [kept]="kept()" />
      </header>
      <p class="account-text">{{ 'auth.display.text' | transloco }}</p>
      <cd-field class="mb-5" [label]="'auth.display.theme' | transloco" [hint]="'auth.display.themeHint' | transloco">
        <cd-segmented [options]="themes" [value]="display.theme()" (valueChange)="chooseTheme($event)" />
      </cd-field>
      <cd-field
        class="mb-5"
        [label]="'auth.display.density' | transloco"
        [hint]="'auth.display.densityHint' | transloco"
      >
        <cd-segmented [options]="densities" [value]="display.density()" (valueChange)="chooseDensity($event)" />
      </cd-field>
    </section>
  `,
})
export class DisplayPanel {
  private readonly words = inject(TranslocoService);
  private readonly preferences = inject(Preferences);
  protected readonly display = inject(Display);
  protected readonly kept = signal<boolean | null>(null);

  protected readonly themes = THEMES.map((value) => ({ value, label: this.say(`themes.${value}`) }));
  protected readonly densities = DENSITIES.map((value) => ({ value, label: this.say(`densities.${value}`) }));

  protected async chooseTheme(value: string | null): Promise<void> {
    const theme = THEMES.find((one) => one === value);
    if (theme) this.kept.set(await this.preferences.change({ theme }));
  }

  protected async chooseDensity(value: string | null): Promise<void> {
    const density = DENSITIES.find((one) => one === value);
    if (density) this.kept.set(await this.preferences.change({ density }));
  }

  private say(key: string): string {
    return this.words.translate(`auth.display.${key}`);
  }
}
