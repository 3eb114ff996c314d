import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { CAN_COME, type ShortNoticeDto } from '@cuspid/visits/contracts';
import { ClinicClock, dayText, weekdayText } from '@cuspid/platform/web';

const DAY_MS = 86_400_000;
const WORKDAYS = CAN_COME.slice(0, 5).join();

/** An entry of the short-notice list in words. */
@Injectable({ providedIn: 'root' })
export class NoticeWords {
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);

  /** “Mon, Tue”; empty where every day will do. */
  days({ weekdays }: ShortNoticeDto): string {
    if (weekdays.length === CAN_COME.length) return '';
    if (weekdays.join() === WORKDAYS) return this.say('workdays');
    return weekdays.map((day) => this.say(`short.${day}`)).join(', ');
  }

  /** “08:00 to 12:00”; empty where any time of the day will do. */
  times({ fromClock, toClock }: ShortNoticeDto): string {
    if (fromClock === '00:00' && toClock === '24:00') return '';
    if (toClock === '24:00') return this.say('from', { time: fromClock });
    if (fromClock === '00:00') return this.say('untilClock', { time: toClock });
    return this.words.translate('visits.fromTo', { from: fromClock, to: toClock });
  }

  who({ provider }: ShortNoticeDto): string {
    return provider ? this.say('with', { who: provider.name }) : this.say('anybody');
  }

  until({ untilDay, visitStartsAt }: ShortNoticeDto): string {
    return this.say(visitStartsAt ? 'earlierThan' : 'untilDay', { day: dayText(untilDay) });
  }

  /** How long they have waited: “9 days”. */
  waited({ createdAt }: ShortNoticeDto): string {
    const days = Math.floor((this.clock.now().getTime() - Date.parse(createdAt)) / DAY_MS);
    return days <= 0 ? this.say('sinceToday') : this.say(days === 1 ? 'oneDay' : 'days', { days });
  }

  /** What became of the times they were offered: “declined once · no answer 2 times”. */
  outcomes({ declined, unanswered }: ShortNoticeDto): string {
    const told = [
      declined ? this.say(declined === 1 ? 'declinedOnce' : 'declinedOften', { declined }) : '',
      unanswered ? this.say(unanswered === 1 ? 'unansweredOnce' : 'unansweredOften', { unanswered }) : '',
    ];
    return told.filter(Boolean).join(' · ');
  }

  /** The time that is offered to them now: “Mon 30 Nov 10:45, Shalini”. */
  offered({ offer }: ShortNoticeDto): string {
    if (!offer) return '';
    const day = this.clock.today(offer.startsAt);
    const time = `${day === this.clock.today() ? '' : `${weekdayText(day)} `}${this.clock.time(offer.startsAt)}`;
    return this.say('offeredNowTo', { time, who: offer.by?.name ?? '' });
  }

  say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`visits.notice.${key}`, values);
  }
}
