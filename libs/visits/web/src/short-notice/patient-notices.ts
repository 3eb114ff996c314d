import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Page } from '@cuspid/platform/contracts';
import type { ShortNoticeDto } from '@cuspid/visits/contracts';
import { LiveEvents, rereads, Session } from '@cuspid/platform/web';
import { NoticeWords } from './notice-words';
import { ShortNoticeApi } from './short-notice-api';

/** What a patient waits for on the short-notice list. Nothing, where they are not on it. */
@Component({
  selector: 'cd-patient-notices',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    @for (entry of entries(); track entry.id) {
      <div class="notice-line">
        <p class="grow min-w-0">
          <b>{{ 'visits.notice.title' | transloco }}</b>
          <span class="text-ink-2"> · {{ text(entry) }}</span>
          @if (entry.note) {
            <span class="text-ink-3"> · {{ entry.note }}</span>
          }
        </p>
        <button type="button" class="btn btn-small" (click)="api.withdraw(entry)">
          {{ 'visits.notice.withdraw' | transloco }}
        </button>
      </div>
    }
  `,
})
export class PatientNotices {
  readonly patientId = input.required<number>();

  protected readonly api = inject(ShortNoticeApi);
  private readonly words = inject(TranslocoService);
  private readonly notice = inject(NoticeWords);
  private readonly may = inject(Session).can('visit.schedule');
  private readonly resource = httpResource<Page<ShortNoticeDto>>(() =>
    this.may ? { url: '/api/short-notice', params: { patientId: this.patientId() } } : undefined,
  );
  protected readonly entries = computed(() => (this.resource.hasValue() ? this.resource.value().items : []));

  constructor() {
    const reread = rereads(this.resource);
    inject(LiveEvents).on('visits', ({ patientId }) =>
      patientId === undefined || patientId === untracked(this.patientId) ? reread() : undefined,
    );
    effect(() => {
      if (this.api.changes()) untracked(reread);
    });
  }

  /** “Adjustment, 30 min · with Dr Silva · Mon, Tue · 08:00 to 12:00 · until 24 Feb 2027”. */
  protected text(entry: ShortNoticeDto): string {
    const { type, minutes } = entry;
    return [
      `${type}, ${this.words.translate('ui.minutes', { minutes })}`,
      this.notice.who(entry),
      this.notice.days(entry),
      this.notice.times(entry),
      this.notice.until(entry),
    ]
      .filter(Boolean)
      .join(' · ');
  }
}
