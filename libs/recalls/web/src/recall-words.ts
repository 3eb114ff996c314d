import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Channel, Outcome, RecallDto } from '@cuspid/recalls/contracts';
import { ClinicClock, dayText, Session } from '@cuspid/platform/web';

const DAY_MS = 86_400_000;

/** Recalls in words. */
@Injectable({ providedIn: 'root' })
export class RecallWords {
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);

  /** "No answer", or, of a letter nobody has answered yet, "Sent". */
  outcome(outcome: Outcome, channel: Channel | null): string {
    const isSent = outcome === 'NO_ANSWER' && channel !== null && channel !== 'PHONE';
    return this.say(isSent ? 'outcome.SENT' : `outcome.${outcome}`);
  }

  /** "12 Aug 2025, Adjustment". */
  lastDone({ lastDone }: RecallDto): string {
    return [dayText(this.clock.today(lastDone.at)), lastDone.type].filter(Boolean).join(', ');
  }

  /** "3 Nov 2026" and how long ago; null of a day to come. */
  waited({ dueOn }: RecallDto): string | null {
    const days = Math.round((Date.parse(this.clock.today()) - Date.parse(dueOn)) / DAY_MS);
    if (days <= 0) return null;
    return days < 60 ? this.say('days', { count: days }) : this.say('months', { count: Math.floor(days / 30.4) });
  }

  /** "Shalini is calling, 2 min". */
  calling({ claim }: RecallDto): string | null {
    if (!claim || Date.parse(claim.until) <= this.clock.now().getTime()) return null;
    const minutes = Math.max(0, Math.floor((this.clock.now().getTime() - Date.parse(claim.since)) / 60_000));
    const isMine = claim.by.id === this.session.user()?.id;
    return this.say(isMine ? 'you' : 'calling', { name: claim.by.name, minutes });
  }

  /** "Wed 3 Dec 2026, 09:30". */
  booked({ booked }: RecallDto): string | null {
    return booked && `${dayText(this.clock.today(booked.startsAt))}, ${this.clock.time(booked.startsAt)}`;
  }

  say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`recalls.${key}`, values);
  }
}

export const nameOf = ({ patient }: RecallDto): string => `${patient.firstName} ${patient.lastName}`;

/** What a telephone link needs. */
export const telOf = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`;
