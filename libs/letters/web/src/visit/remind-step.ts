import { Component, inject, input, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { DashboardData } from '@cuspid/dashboard/web';
import type { VisitLettersDto } from '@cuspid/letters/contracts';
import { problemOf, Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { LettersApi } from '../letters-api';

/** A reminder by hand from a list of visits, or in a word why there can be none. */
@Component({
  selector: 'cd-remind-step',
  imports: [TranslocoPipe],
  host: { class: 'contents' },
  template: `
    @if (mayRemind && letters(); as known) {
      @if (known.noReminderBecause; as because) {
        <span class="text-small text-ink-3 whitespace-nowrap">{{ 'letters.short.' + because | transloco }}</span>
      } @else {
        <button type="button" class="btn btn-small" [disabled]="isBusy()" (click)="remind()">
          {{ 'letters.remind' | transloco }}
        </button>
      }
    }
  `,
})
export class RemindStep {
  readonly visitId = input.required<number>();
  /** What was written about the visit; undefined: not the reader's to see. */
  readonly letters = input<VisitLettersDto>();

  private readonly data = inject(DashboardData);
  private readonly api = inject(LettersApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  protected readonly mayRemind = inject(Session).can('visit.remind');
  protected readonly isBusy = signal(false);

  protected async remind(): Promise<void> {
    this.isBusy.set(true);
    try {
      await this.api.remind(this.visitId());
      this.toasts.show(this.words.translate('letters.reminded'));
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('letters.notReminded'));
    } finally {
      this.isBusy.set(false);
      this.data.reload('unconfirmed');
    }
  }
}
