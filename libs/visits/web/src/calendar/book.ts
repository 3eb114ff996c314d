import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { dayAfter } from '@cuspid/platform/contracts';
import type { BlockOutDto, CalendarDto, VisitDto } from '@cuspid/visits/contracts';
import { minutesOf } from '@cuspid/settings/contracts';
import { ClinicClock, LiveEvents, problemOf, rereads, Session, weekdayText } from '@cuspid/platform/web';
import { VisitActs } from '../visit-acts';
import { mondayOf, View } from './calendar-address';
import { ClinicPeople } from './clinic-people';
import { chairColumns, dentistColumn, dentistColumns, Looking } from './columns';
import { Column, columnOf, ColumnOf, Drawing, rangeOf, Stretch } from './day-plan';

/** What of the book shows. */
export interface Shown {
  day: string;
  view: View;
  by: 'dentist' | 'chair';
  /** In a week: whose. */
  providerId: number | null;
  withCancelled: boolean;
}

interface Read {
  key: string;
  calendar: CalendarDto;
}

const WEEK = 7;
/** How soon a read that failed is tried again. */
const AGAIN_MS = 2_000;
const WHOLE_DAY = 24 * 60;

/** The book of one day, or of one person's week, read from the server and laid out; read again when anything in it changes. */
@Injectable()
export class Book {
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  private readonly words = inject(TranslocoService);
  private readonly people = inject(ClinicPeople);
  private readonly wanted = signal<Shown | null>(null);

  private readonly first = computed(() => {
    const shown = this.wanted();
    return shown && (shown.view === 'week' ? mondayOf(shown.day) : shown.day);
  });
  private readonly params = computed(
    () => {
      const [shown, from] = [this.wanted(), this.first()];
      if (!shown || !from || shown.view === 'month') return undefined;
      return shown.view === 'week' ? { from, days: WEEK, ...this.whose() } : { from };
    },
    // The same question is not asked twice because a list of people has come meanwhile.
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  private readonly resource = httpResource<CalendarDto>(() => {
    const params = this.params();
    return params && { url: '/api/visits/calendar', params };
  });
  /** What was read last; stays while it is read again, not when another day is asked for. */
  private readonly read = linkedSignal<Read | null, Read | null>({
    source: () => (this.resource.hasValue() ? { key: this.key(), calendar: this.resource.value() } : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  readonly calendar = computed(() => (this.read()?.key === this.key() ? (this.read()?.calendar ?? null) : null));
  readonly problem = computed(() => {
    const error = this.resource.error() ?? this.people.error();
    return error ? problemOf(error) : null;
  });
  /** What shows was read before, and reading it again has failed. */
  readonly isStale = computed(() => this.resource.status() === 'error' && this.calendar() !== null);
  readonly isCut = computed(() => this.calendar()?.isCut ?? false);
  readonly now = computed(() => ({ day: this.clock.today(), minute: minutesOf(this.clock.time()) }));
  private readonly isShown = computed(() => {
    const withCancelled = this.wanted()?.withCancelled ?? false;
    return ({ status }: VisitDto) => withCancelled || status !== 'CANCELLED';
  });
  readonly range = computed<Stretch>(() => {
    const calendar = this.calendar();
    return calendar ? rangeOf(calendar, this.clock, this.isShown()) : { start: 480, end: 1050 };
  });
  readonly columns = computed<readonly Column[]>(() => {
    const [calendar, shown] = [this.calendar(), this.wanted()];
    if (!calendar || !shown || !this.people.isThere()) return [];
    const { day, minute } = this.now();
    const now: Drawing['now'] = (of) => (of < day ? WHOLE_DAY : of > day ? 0 : Math.ceil(minute / 5) * 5);
    const drawing = { clock: this.clock, range: this.range(), now, isShown: this.isShown() };
    return this.heads(calendar, shown).map((of) => columnOf(of, calendar, drawing));
  });
  readonly visits = computed(() => (this.calendar()?.visits ?? []).filter(this.isShown()));
  readonly holiday = computed(() => this.calendar()?.days[0]?.holiday ?? null);
  readonly isClosed = computed(() => this.calendar()?.days[0]?.spans.length === 0);

  constructor() {
    const reread = rereads(this.resource);
    inject(LiveEvents).on('visits', reread);
    const acts = inject(VisitActs);
    // Nobody tells again of a change whose read failed: without another try, what is gone would stay in the book.
    effect((onCleanup) => {
      if (!this.isStale()) return;
      const again = setTimeout(reread, AGAIN_MS);
      onCleanup(() => clearTimeout(again));
    });
    effect(() => {
      if (acts.changes()) untracked(reread);
    });
  }

  show(shown: Shown): void {
    this.wanted.set(shown);
  }

  block(id: number): BlockOutDto | null {
    return this.calendar()?.blocks.find((block) => block.id === id) ?? null;
  }

  reload(): void {
    if (this.people.error()) this.people.reload();
    this.resource.reload();
  }

  private key(): string {
    return JSON.stringify(this.params() ?? null);
  }

  private whose(): { providerId?: number } {
    const providerId = this.wanted()?.providerId;
    return providerId ? { providerId } : {};
  }

  private heads({ visits }: CalendarDto, { view, by, day, providerId }: Shown): ColumnOf[] {
    const looking = this.looking();
    if (!looking) return [];
    const shown = visits.filter(this.isShown());
    if (view === 'week') return this.weekHeads(providerId, shown, looking);
    return by === 'chair'
      ? chairColumns(day, this.people.chairs(), shown, looking)
      : dentistColumns(day, this.people.treating(), shown, looking);
  }

  /** A column a day, of one person. */
  private weekHeads(providerId: number | null, visits: readonly VisitDto[], looking: Looking): ColumnOf[] {
    const person = this.people.treating().find(({ id }) => id === providerId);
    const first = this.first();
    if (!person || !first) return [];
    return Array.from({ length: WEEK }, (_, index) => dayAfter(first, index)).map((day) => {
      const count = visits.filter((visit) => this.clock.today(visit.startsAt) === day).length;
      return {
        ...dentistColumn(day, person, visits, looking),
        key: `d${day}`,
        title: weekdayText(day),
        note: count ? looking.say(count === 1 ? 'oneVisit' : 'someVisits').replace('#', String(count)) : '',
      };
    });
  }

  private looking(): Looking | null {
    const me = this.session.user();
    if (!me) return null;
    return {
      me,
      roleWord: (role) => this.words.translate(`roles.${role}`),
      say: (key) => this.words.translate(`visits.column.${key}`),
    };
  }
}
