import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseHistoryDto } from '@cuspid/case-history/contracts';

/** Allergies and conditions: the record's own alerts, changed there and nowhere else. */
@Component({
  selector: 'cd-record-alerts',
  imports: [RouterLink, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <section class="bg-sunken rounded-card px-4 py-3" [attr.aria-label]="'history.alerts.title' | transloco">
      <h3 class="text-small font-semibold text-ink-2">{{ 'history.alerts.title' | transloco }}</h3>
      @if (history().alerts.items.length) {
        <ul class="mt-1">
          @for (alert of history().alerts.items; track alert.id) {
            <li>{{ alert.label }}</li>
          }
        </ul>
      } @else {
        <p class="mt-1">{{ 'history.alerts.' + state() | transloco }}</p>
      }
      <p class="text-small text-ink-2 mt-1">
        {{ 'history.alerts.note' | transloco }}
        <a class="link" [routerLink]="['/patients', history().patientId]">{{ 'history.alerts.open' | transloco }}</a>
      </p>
    </section>
  `,
})
export class RecordAlerts {
  readonly history = input.required<CaseHistoryDto>();
  protected readonly state = computed(() => this.history().alerts.allergyState);
}
