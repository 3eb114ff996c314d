import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language, LANGUAGES, WEB_CONFIG } from '@cuspid/platform/web';
import { BrandMark } from '@cuspid/ui';
import { ArchDrawing } from './arch-drawing';
import { VERSION } from './version';

/** What surrounds every page outside the frame: brand, one column to act in, languages and version, the arch. */
@Component({
  selector: 'cd-door-frame',
  imports: [ArchDrawing, BrandMark, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <main class="sign-in">
      <div class="sign-in-side">
        <div class="sign-in-brand"><cd-brand-mark />Cuspid</div>
        <div class="sign-in-form">
          @if (config.hasLogo) {
            <!-- Asked for as a page's own request: the API may be at another address. -->
            <img
              class="sign-in-logo"
              crossorigin="anonymous"
              [src]="config.apiBaseUrl + '/settings/logo'"
              [alt]="config.clinicName ?? ''"
            />
          }
          <ng-content />
        </div>
        <footer class="sign-in-foot">
          @if (languages.length > 1) {
            @for (one of languages; track one.code) {
              <button
                type="button"
                class="sign-in-language"
                [attr.lang]="one.code"
                [attr.aria-pressed]="one.code === language.active"
                (click)="language.choose(one.code)"
              >
                {{ one.name }}
              </button>
            }
          } @else {
            <span>{{ languages[0]?.name }}</span>
          }
          <span class="ml-auto tabular">{{ 'auth.version' | transloco: { version } }}</span>
        </footer>
      </div>
      <cd-arch-drawing />
    </main>
  `,
})
export class DoorFrame {
  protected readonly config = inject(WEB_CONFIG);
  protected readonly languages = LANGUAGES;
  protected readonly language = inject(Language);
  protected readonly version = VERSION;
}
