import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { StudentProgressDto } from '@cuspid/cases/contracts';

const WEEK_DAYS = 7;
/** From here on days are told as weeks. */
const IN_WEEKS_FROM = 14;
/** Numbers up to here are words. */
const SPELLED = 10;
const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** How a student stands, in a sentence. */
@Injectable({ providedIn: 'root' })
export class PaceWords {
  private readonly words = inject(TranslocoService);

  /** "At this pace complete in May 2027, four weeks before the deadline." */
  sentence({ group, pace }: Pick<StudentProgressDto, 'group' | 'pace'>): string {
    if (!group || !pace) return this.say('noGroup');
    const { state, completeBy, daysBeforeDeadline: days } = pace;
    if (state === 'DONE') return this.say('done');
    if (completeBy === null || days === null) return this.say('notBegun');
    const month = MONTH.format(new Date(completeBy));
    if (days === 0) return this.say('onTheDay', { month });
    return this.say(days > 0 ? 'before' : 'after', { month, span: this.span(Math.abs(days)) });
  }

  /** "four weeks", "1 day", "12 weeks". */
  private span(days: number): string {
    const isWeeks = days >= IN_WEEKS_FROM;
    const count = isWeeks ? Math.round(days / WEEK_DAYS) : days;
    const number = count <= SPELLED ? this.say(`number.${count}`) : String(count);
    return this.say(isWeeks ? 'weeks' : count === 1 ? 'day' : 'days', { number });
  }

  private say(key: string, values?: Record<string, string>): string {
    return this.words.translate(`cases.pace.${key}`, values);
  }
}
