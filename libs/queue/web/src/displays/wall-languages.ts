import { Component, computed, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideArrowUp } from '@lucide/angular';
import { WALL_LANGUAGES } from '@cuspid/queue/contracts';
import type { WallLanguage } from '@cuspid/queue/contracts';

/** What a screen shows and speaks, in its order. */
@Component({
  selector: 'cd-wall-languages',
  imports: [LucideArrowUp, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <fieldset class="queue-languages">
      <legend>{{ 'queue.displays.languages' | transloco }}</legend>
      @for (language of offered(); track language) {
        <span class="queue-language">
          <label class="flex items-center gap-2">
            <input
              type="checkbox"
              class="check"
              [checked]="value().includes(language)"
              [disabled]="value().length === 1 && value().includes(language)"
              (change)="turn(language)"
            />
            {{ 'queue.languages.' + language | transloco }}
          </label>
          @if (value().indexOf(language) > 0) {
            <button
              type="button"
              class="icon-btn"
              [attr.aria-label]="
                'queue.displays.earlier' | transloco: { language: ('queue.languages.' + language | transloco) }
              "
              (click)="earlier(language)"
            >
              <svg lucideArrowUp [size]="14"></svg>
            </button>
          }
        </span>
      }
    </fieldset>
  `,
})
export class WallLanguages {
  readonly value = model.required<readonly WallLanguage[]>();

  protected readonly offered = computed(() => [
    ...this.value(),
    ...WALL_LANGUAGES.filter((language) => !this.value().includes(language)),
  ]);

  /** Takes a language in, last, or out; one always stays. */
  protected turn(language: WallLanguage): void {
    this.value.update((all) => {
      if (!all.includes(language)) return [...all, language];
      return all.length > 1 ? all.filter((one) => one !== language) : all;
    });
  }

  protected earlier(language: WallLanguage): void {
    this.value.update((all) => {
      const at = all.indexOf(language);
      const before = all[at - 1];
      return before ? all.with(at - 1, language).with(at, before) : all;
    });
  }
}
