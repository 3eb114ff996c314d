import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

const HOUR = 60;

/** How long something is, as people say it. */
@Injectable({ providedIn: 'root' })
export class Lengths {
  private readonly words = inject(TranslocoService);

  /** "45 min free", and from two hours on "4 h 10 min free". */
  free(minutes: number): string {
    return this.words.translate('visits.free', { length: this.text(minutes) });
  }

  private text(minutes: number): string {
    const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
    if (hours < 2) return this.words.translate('ui.minutes', { minutes });
    return rest
      ? this.words.translate('ui.hours', { hours, minutes: rest })
      : this.words.translate('visits.wholeHours', { hours });
  }
}
