import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { VisitDto } from '@cuspid/visits/contracts';
import { Session } from '@cuspid/platform/web';
import { ShortNoticeDialog, type NoticeDraft } from './short-notice-dialog';

/** Puts a patient on the short-notice list: from a booking, or to have a visit that is booked earlier. */
@Component({
  selector: 'cd-short-notice-button',
  imports: [ShortNoticeDialog, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (may && wants()) {
      <button type="button" class="btn btn-small" aria-haspopup="dialog" (click)="isOpen.set(true)">
        {{ (visit() ? 'visits.notice.earlier' : 'visits.notice.add') | transloco }}
      </button>
    }
    @if (isOpen() && wants(); as draft) {
      <cd-short-notice-dialog [draft]="draft" (closed)="isOpen.set(false)" />
    }
  `,
})
export class ShortNoticeButton {
  readonly visit = input<VisitDto>();
  readonly patient = input<{ id: number; firstName: string; lastName: string } | null>(null);
  readonly type = input('');
  readonly minutes = input(30);
  readonly providerId = input<number | null>(null);

  protected readonly may = inject(Session).can('visit.schedule');
  protected readonly isOpen = signal(false);
  /** Null while nobody is named, or when there is nothing to have earlier. */
  protected readonly wants = computed<NoticeDraft | null>(() => {
    const visit = this.visit();
    if (visit && visit.status !== 'SCHEDULED') return null;
    const patient = visit?.patient ?? this.patient();
    if (!patient) return null;
    return {
      patientId: patient.id,
      name: `${patient.firstName} ${patient.lastName}`,
      visitId: visit?.id,
      type: visit?.type ?? this.type(),
      minutes: visit?.minutes ?? this.minutes(),
      providerId: visit?.provider?.id ?? this.providerId(),
      until: visit?.startsAt ?? null,
    };
  });
}
