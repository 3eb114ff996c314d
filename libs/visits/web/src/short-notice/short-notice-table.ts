import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePhoneCall } from '@lucide/angular';
import type { ShortNoticeDto } from '@cuspid/visits/contracts';
import { ClinicClock, dayText, phoneText } from '@cuspid/platform/web';
import { shortTitle } from '../calendar/columns';
import { NoticeWords } from './notice-words';

/** All who would come at short notice: one line an entry. */
@Component({
  selector: 'cd-short-notice-table',
  imports: [LucidePhoneCall, RouterLink, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './short-notice-table.html',
})
export class ShortNoticeTable {
  readonly rows = input.required<readonly ShortNoticeDto[]>();
  /** Nothing can be changed now: the screen does not hear what others change. */
  readonly isReadOnly = input(false);
  readonly edited = output<ShortNoticeDto>();
  readonly removed = output<ShortNoticeDto>();

  protected readonly words = inject(NoticeWords);
  private readonly clock = inject(ClinicClock);
  protected readonly shortTitle = shortTitle;
  protected readonly dayText = dayText;

  protected nameOf({ patient }: ShortNoticeDto): string {
    return `${patient.firstName} ${patient.lastName}`;
  }

  protected phoneOf({ patient }: ShortNoticeDto): string {
    return phoneText(patient.phone ?? '');
  }

  protected telOf({ patient }: ShortNoticeDto): string {
    return `tel:${(patient.phone ?? '').replace(/[^\d+]/g, '')}`;
  }

  protected since({ createdAt }: ShortNoticeDto): string {
    return dayText(this.clock.today(createdAt));
  }
}
