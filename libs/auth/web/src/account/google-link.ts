import { HttpClient } from '@angular/common/http';
import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import type { ProfileDto } from '@cuspid/users/contracts';
import { firstValueFrom } from 'rxjs';

/** Whether one can also sign in with Google, and a way to end that. */
@Component({
  selector: 'cd-google-link',
  imports: [TranslocoPipe],
  template: `
    <div class="account-line account-alone mt-5">
      <div class="grow">
        <p class="font-semibold">{{ 'auth.profile.google' | transloco }}</p>
        <p class="text-small text-ink-3">
          {{ (isLinked() ? 'auth.profile.linked' : 'auth.profile.notLinked') | transloco }}
        </p>
      </div>
      @if (isLinked()) {
        <button type="button" class="btn btn-small" [disabled]="busy()" (click)="unlink()">
          {{ 'auth.profile.unlink' | transloco }}
        </button>
      }
    </div>
  `,
})
export class GoogleLink {
  readonly isLinked = input.required<boolean>();
  readonly unlinked = output<ProfileDto>();

  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  protected readonly busy = signal(false);

  protected async unlink(): Promise<void> {
    this.busy.set(true);
    try {
      this.unlinked.emit(await firstValueFrom(this.http.delete<ProfileDto>('/api/auth/google')));
      this.toasts.show(this.words.translate('auth.profile.unlinked'));
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('auth.profile.unlinkFailed'));
    } finally {
      this.busy.set(false);
    }
  }
}
