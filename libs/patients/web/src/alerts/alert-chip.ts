import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideClockAlert, LucideDroplet, LucideTriangleAlert } from '@lucide/angular';
import type { AllergyState, FirstAlertDto } from '@cuspid/patients/contracts';

/**
 * The most dangerous alert of a patient on a row or a card: red triangle or amber drop with its name. Nobody asked yet is
 * said in grey; nothing shows for somebody who was asked and has none. A clock says that it is time to ask again.
 */
@Component({
  selector: 'cd-alert-chip',
  imports: [LucideClockAlert, LucideDroplet, LucideTriangleAlert, TranslocoPipe],
  host: { class: 'inline-flex items-center gap-1.5 align-middle min-w-0 max-w-full' },
  template: `
    @if (alert(); as first) {
      <span [class]="style()" [title]="text()">
        @if (first.severity === 'DANGER') {
          <svg lucideTriangleAlert [size]="14"></svg>
        } @else {
          <svg lucideDroplet [size]="14"></svg>
        }
        <span class="truncate"
          ><b class="font-semibold">{{ first.label }}</b> {{ first.note }}</span
        >
      </span>
    } @else if (allergyState() === 'UNKNOWN') {
      <span class="text-small text-ink-3 truncate">{{ 'ui.allergiesNotAsked' | transloco }}</span>
    }
    @if (isDue()) {
      <svg
        lucideClockAlert
        class="flex-none text-amber"
        role="img"
        [size]="14"
        [attr.aria-label]="'patients.alerts.dueShort' | transloco"
      >
        <title>{{ 'patients.alerts.dueShort' | transloco }}</title>
      </svg>
      @if (!alert()) {
        <span class="text-small font-medium text-amber truncate" aria-hidden="true">{{
          'patients.alert.isDue' | transloco
        }}</span>
      }
    }
  `,
})
export class AlertChip {
  readonly alert = input.required<FirstAlertDto | null>();
  readonly allergyState = input.required<AllergyState>();
  /** It is time to ask again. */
  readonly isDue = input(false);

  protected readonly text = computed(() => [this.alert()?.label, this.alert()?.note].filter(Boolean).join(' '));
  protected readonly style = computed(
    () =>
      `inline-flex items-center gap-1.5 min-w-0 text-small font-medium ${this.alert()?.severity === 'DANGER' ? 'text-red' : 'text-amber'}`,
  );
}
