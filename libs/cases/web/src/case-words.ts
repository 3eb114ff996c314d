import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { SubmissionKind } from '@cuspid/cases/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';

const HOUR_MIN = 60;
const DAY_MIN = 1440;
const MINUTE_MS = 60_000;

/** Cases in words. */
@Injectable({ providedIn: 'root' })
export class CaseWords {
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);

  /** "44 min", "3 h", "2 days": how long something has waited. */
  since(at: string): string {
    const minutes = Math.max(0, Math.floor((this.clock.now().getTime() - Date.parse(at)) / MINUTE_MS));
    if (minutes < HOUR_MIN) return this.say('since.minutes', { count: minutes });
    if (minutes < DAY_MIN) return this.say('since.hours', { count: Math.floor(minutes / HOUR_MIN) });
    const days = Math.floor(minutes / DAY_MIN);
    return this.say(days === 1 ? 'since.day' : 'since.days', { count: days });
  }

  /** "today 09:58", "5 Nov 2026, 09:58". */
  when(at: string): string {
    const day = this.clock.today(at);
    const time = this.clock.time(at);
    return day === this.clock.today() ? this.say('todayAt', { time }) : `${dayText(day)}, ${time}`;
  }

  day(day: string): string {
    return dayText(day);
  }

  /** "due 26 Nov", "late since 20 Nov", nothing without a deadline. */
  due({ dueOn, isOverdue }: { dueOn: string | null; isOverdue: boolean }): string {
    if (!dueOn) return '';
    return this.say(isOverdue ? 'late' : 'due', { day: shortDay(dueOn) });
  }

  /** "Treatment plan, version 3". */
  work({ kind, title, version }: { kind: SubmissionKind; title: string | null; version: number }): string {
    return this.say('version', { work: title ?? this.kind(kind), version });
  }

  kind(kind: SubmissionKind): string {
    return this.say(`kind.${kind}`);
  }

  say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`cases.${key}`, values);
  }
}

const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const shortDay = (day: string): string => SHORT.format(new Date(day));

export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`;

const TITLES = /^(dr|mr|mrs|ms|prof|rev)\.?\s+/i;

/** "S. Kariyawasam": a name where there is little room. */
export function briefName(name: string): string {
  const words = name.replace(TITLES, '').trim().split(/\s+/);
  const [first = '', last] = [words[0], words.at(-1)];
  return words.length > 1 ? `${[...first][0]}. ${last}` : first;
}
