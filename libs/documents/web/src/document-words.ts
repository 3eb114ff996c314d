import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { DocumentDto } from '@cuspid/documents/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';

const KILO = 1024;

/** What is said of documents on the screen. */
@Injectable({ providedIn: 'root' })
export class DocumentWords {
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);

  say(key: string, values: Record<string, string | number> = {}): string {
    return this.words.translate(`documents.${key}`, values);
  }

  /** The day it stands under: when it was taken, else when it came. */
  dayOf({ takenOn, uploadedAt }: Pick<DocumentDto, 'takenOn' | 'uploadedAt'>): string {
    return takenOn ?? this.clock.today(uploadedAt);
  }

  /** «12 May 2026» */
  day(document: Pick<DocumentDto, 'takenOn' | 'uploadedAt'>): string {
    return dayText(this.dayOf(document));
  }

  /** «12 May 2026, 10:42» by the clinic's clock. */
  moment(instant: string): string {
    return `${dayText(this.clock.today(instant))}, ${this.clock.time(instant)}`;
  }

  size(bytes: number): string {
    const units = ['B', 'kB', 'MB', 'GB'] as const;
    const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
    const value = bytes / KILO ** step;
    return `${step && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[step] ?? ''}`;
  }

  teeth({ teeth }: Pick<DocumentDto, 'teeth'>): string {
    return teeth.join(' ');
  }
}
