import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import type { NoticeDto, NoticeKind } from '@cuspid/notices/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';

/** Where a notice leads: to what waits, or to the patient, when they may be seen. */
const PLACES: Partial<Record<NoticeKind, string>> = {
  'asked-to-join': '/approvals',
  'asked-to-leave': '/approvals',
  'discount-asked': '/discounts',
  'stock-low': '/inventory',
  'stock-out': '/inventory',
};

/** One notice: a sentence, what was written with it, when, and what can be done. */
@Component({
  selector: 'cd-notice-item',
  imports: [LucideX, RouterLink, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <div class="flex items-start gap-2">
      <div class="min-w-0 flex-1">
        <p>
          @if (place(); as to) {
            <a class="link" data-notice [routerLink]="to" [queryParams]="asked()" (click)="opened.emit()">{{
              sentence()
            }}</a>
          } @else {
            {{ sentence() }}
          }
        </p>
        @if (notice().text; as text) {
          <p class="mt-0.5 text-ink-2 break-words">“{{ text }}”</p>
        }
        <p class="mt-0.5 text-small text-ink-3 tabular">{{ when() }}</p>
      </div>
      @if (notice().group === 'INFO') {
        <button
          type="button"
          class="icon-btn flex-none"
          [attr.aria-label]="'notices.putAway' | transloco: { text: sentence() }"
          (click)="putAway.emit()"
        >
          <svg lucideX></svg>
        </button>
      }
    </div>
    <ng-content />
  `,
})
export class NoticeItem {
  readonly notice = input.required<NoticeDto>();
  /** Its place was opened. */
  readonly opened = output<void>();
  readonly putAway = output<void>();

  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  protected readonly sentence = computed(() => {
    const { kind, by, patient } = this.notice();
    return this.words.translate(`notices.kinds.${kind}`, {
      by: by?.name ?? this.words.translate('notices.somebody'),
      patient: patient ? `${patient.name}, ${patient.code}` : this.words.translate('notices.aPatient'),
    });
  });
  protected readonly place = computed(() => {
    const { kind, patient } = this.notice();
    if (kind === 'chart-cosign') return patient ? `/patients/${patient.id}/chart` : null;
    if (kind === 'note-verify') return patient ? `/patients/${patient.id}/plan` : null;
    if (kind === 'discount-granted' || kind === 'discount-refused')
      return patient ? `/patients/${patient.id}/payments` : null;
    if (kind.startsWith('case-')) return '/cases';
    return PLACES[kind] ?? (patient ? `/patients/${patient.id}` : null);
  });
  /** Which one of that place: cases are opened beside their list. */
  protected readonly asked = computed(() => {
    const { kind, subjectId } = this.notice();
    return kind.startsWith('case-') && subjectId !== null ? { case: subjectId } : {};
  });
  protected readonly when = computed(() => {
    const { at } = this.notice();
    const [day, time] = [this.clock.today(at), this.clock.time(at)];
    return day === this.clock.today() ? this.words.translate('notices.today', { time }) : `${dayText(day)} ${time}`;
  });
}
