import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideChevronRight } from '@lucide/angular';
import type { AlertsDto, PastAlertDto } from '@cuspid/patients/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock } from '@cuspid/platform/web';
import { whenText } from './when';

/** More than this at once nobody reads. */
const SHOWN = 50;

/** What no longer holds and what was corrected: folded until somebody asks. */
@Component({
  selector: 'cd-alerts-history',
  imports: [LucideChevronRight, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <button
      type="button"
      class="btn btn-small btn-ghost -ml-[9px]"
      [attr.aria-expanded]="isOpen()"
      (click)="isOpen.set(!isOpen())"
    >
      <svg lucideChevronRight [size]="14" [class.rotate-90]="isOpen()"></svg>{{ 'patients.alerts.past' | transloco }}
    </button>
    @if (isOpen()) {
      @if (past.error()) {
        <p class="text-small" role="alert">{{ 'patients.alerts.pastFailed' | transloco }}</p>
      } @else if (rows(); as rows) {
        <ul class="mt-1">
          @for (row of rows; track row.alert.id) {
            <li class="py-1.5 text-small">
              <p class="wrap-anywhere">
                <b class="font-semibold text-ink-2">{{ row.alert.label }}</b> {{ row.alert.note }}
                <span class="ml-1 text-ink-3">{{ 'patients.kind.' + row.alert.kind | transloco }}</span>
              </p>
              <p class="text-ink-3 tabular">{{ row.recorded }} {{ row.ended }} {{ row.alert.endNote }}</p>
            </li>
          } @empty {
            <li class="py-1.5 text-small text-ink-3">{{ 'patients.alerts.noPast' | transloco }}</li>
          }
        </ul>
        @if (isCut()) {
          <p class="text-small text-ink-3">{{ 'patients.alerts.pastCut' | transloco: { count: shown } }}</p>
        }
      }
    }
  `,
})
export class AlertsHistory {
  readonly patientId = input.required<number>();
  /** Read again when these change. */
  readonly alerts = input.required<AlertsDto | null>();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly isOpen = signal(false);
  protected readonly shown = SHOWN;
  protected readonly past = httpResource<Page<PastAlertDto>>(() =>
    this.isOpen() ? { url: `/api/patients/${this.patientId()}/alerts/history`, params: { limit: SHOWN } } : undefined,
  );
  protected readonly isCut = computed(() => this.past.hasValue() && this.past.value().nextCursor !== null);
  protected readonly rows = computed(() =>
    this.past.hasValue()
      ? this.past.value().items.map((alert) => ({
          alert,
          recorded: this.say('alert.recordedBy', { when: this.when(alert.recordedAt), who: alert.recordedBy.name }),
          ended: this.say(`alert.past.${alert.endedAs ?? 'OVER'}`, {
            when: this.when(alert.endedAt),
            who: alert.endedBy?.name ?? '',
          }),
        }))
      : null,
  );

  constructor() {
    effect(() => {
      this.alerts();
      untracked(() => this.isOpen() && this.past.reload());
    });
  }

  private when(instant: string): string {
    return whenText(instant, this.clock, this.words.translate('patients.today'));
  }

  private say(key: string, values: Record<string, string>): string {
    return this.words.translate(`patients.${key}`, values);
  }
}
