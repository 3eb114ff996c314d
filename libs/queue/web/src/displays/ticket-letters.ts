import { HttpClient, httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ifMatch, problemOf } from '@cuspid/platform/web';
import type { SettingsDto } from '@cuspid/settings/contracts';
import { Toasts } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';

/** Whether the clinic's tickets have a letter for the kind of visit. */
@Component({
  selector: 'cd-ticket-letters',
  imports: [TranslocoPipe],
  template: `
    @if (settings.hasValue()) {
      <label class="flex items-start gap-2">
        <input
          #box
          type="checkbox"
          class="check"
          [checked]="settings.value().hasTicketLetters"
          (change)="turn(box.checked)"
        />
        <span
          >{{ 'queue.displays.letters' | transloco }}
          <span class="block text-small text-ink-3">{{ 'queue.displays.lettersHint' | transloco }}</span></span
        >
      </label>
    }
  `,
})
export class TicketLetters {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  protected readonly settings = httpResource<SettingsDto>(() => '/api/settings');

  /** Against the version that was on the screen; refused, the box shows again what holds. */
  protected async turn(hasTicketLetters: boolean): Promise<void> {
    const { version } = this.settings.value() ?? { version: 0 };
    const headers = ifMatch(version);
    try {
      this.settings.set(
        await firstValueFrom(this.http.patch<SettingsDto>('/api/settings', { hasTicketLetters }, { headers })),
      );
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('queue.displays.lettersFailed'));
      this.settings.reload();
    }
  }
}
