import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { localPath, WEB_CONFIG } from '@cuspid/platform/web';

/**
 * «Continue with Google», below the password; nothing at all where the clinic has no Google sign-in. It is a plain link:
 * the API sends the browser to Google and back, so no script of Google's ever runs on our page.
 */
@Component({
  selector: 'cd-google-button',
  imports: [LucideCircleAlert, TranslocoPipe],
  template: `
    @if (config.googleClientId) {
      <p class="flex items-center gap-3 my-4 text-small text-ink-3" aria-hidden="true">
        <span class="flex-1 border-t border-line"></span>{{ 'auth.or' | transloco
        }}<span class="flex-1 border-t border-line"></span>
      </p>
      @if (refused() === 'google') {
        <p class="form-problem" role="alert"><svg lucideCircleAlert></svg>{{ 'auth.googleRefused' | transloco }}</p>
      }
      <a class="btn btn-full" [href]="address()">
        <svg
          viewBox="0 0 16 16"
          width="16"
          height="16"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          aria-hidden="true"
        >
          <path d="M13.1 4.4A6.2 6.2 0 1 0 14.2 8H8.4" />
        </svg>
        {{ 'auth.google' | transloco }}
      </a>
    }
  `,
})
export class GoogleButton {
  /** Where to go afterwards: a path of ours. */
  readonly next = input<string>();
  /** What the address of the sign-in page says was refused: `?refused=google` when one comes back from there in vain. */
  readonly refused = input<string>();

  protected readonly config = inject(WEB_CONFIG);
  protected readonly address = computed(() => {
    const next = localPath(this.next() ?? null);
    return `${this.config.apiBaseUrl}/auth/google${next === '/' ? '' : `?next=${encodeURIComponent(next)}`}`;
  });
}
