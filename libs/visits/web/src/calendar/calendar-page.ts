import { Component, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCalendarOff, LucideChevronLeft, LucideChevronRight, LucidePlus } from '@lucide/angular';
import { figuresOf } from '@cuspid/visits/contracts';
import type { BlockOutDto, VisitDto } from '@cuspid/visits/contracts';
import { ClinicClock, Display, Hotkeys, KeyCap, LiveEvents, Session } from '@cuspid/platform/web';
import { ErrorPanel, PageHeader, Segmented, Skeleton } from '@cuspid/ui';
import { BlockOutSheet } from '../block-outs/block-out-sheet';
import { BookingDraft } from '../booking/booking-draft';
import { BookingSheet } from '../booking/booking-sheet';
import { FeedButton } from '../feed/feed-button';
import { FiguresLink } from '../figures/figures-link';
import { ShortNoticeLink } from '../short-notice/short-notice-link';
import { VisitActs } from '../visit-acts';
import { Book } from './book';
import { dayOf, stepFrom, titleOf, VIEWS, viewOf } from './calendar-address';
import { CalendarGrid, Slot } from './calendar-grid';
import { calendarKeys } from './calendar-keys';
import { Carrying } from './carrying';
import { gapAddress, gapAt } from './chosen-gap';
import { ClinicPeople } from './clinic-people';
import { CalendarLegend } from './legend';
import { slotOf } from './drops';
import { GapInspector } from './gap-inspector';
import { MonthGrid } from './month-grid';
import { Moving } from './moving';
import { OnTheFloor } from './present';
import { VisitInspector } from './visit-inspector';

/** A card that has just been booked is there after the book was read again. */
const FOCUS_MS = 600;

type Params = Record<string, string | number | null>;

/** Nothing in the book is chosen. */
const NOTHING: Params = { visit: null, at: null };

/** The calendar: the day by dentist or chair, one person's week, the month; the chosen visit beside it. */
@Component({
  selector: 'cd-calendar-page',
  imports: [
    BlockOutSheet,
    BookingSheet,
    CalendarGrid,
    CalendarLegend,
    ErrorPanel,
    FeedButton,
    FiguresLink,
    GapInspector,
    LucideCalendarOff,
    LucideChevronLeft,
    KeyCap,
    LucideChevronRight,
    LucidePlus,
    MonthGrid,
    PageHeader,
    Segmented,
    ShortNoticeLink,
    Skeleton,
    TranslocoPipe,
    VisitInspector,
  ],
  providers: [Book, Carrying, Moving, OnTheFloor],
  templateUrl: './calendar-page.html',
})
export class CalendarPage {
  readonly day = input<string>();
  readonly view = input<string>();
  readonly by = input<string>();
  /** Whose week. */
  readonly who = input<string>();
  readonly visit = input<string>();
  /** The free stretch that is chosen. */
  readonly at = input<string>();
  readonly cancelled = input<string>();
  /** The booking is open: for that patient, or, empty, for somebody still to be found. */
  readonly book = input<string>();
  /** What is kept free: a new stretch (`new`), or the id of one. */
  readonly keep = input<string>();

  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly acts = inject(VisitActs);
  private readonly live = inject(LiveEvents);
  private readonly slots = inject(BookingDraft);
  protected readonly display = inject(Display);
  protected readonly people = inject(ClinicPeople);
  protected readonly diary = inject(Book);
  protected readonly moving = inject(Moving);
  protected readonly carrying = inject(Carrying);
  protected readonly floor = inject(OnTheFloor);
  private readonly grid = viewChild(CalendarGrid);
  private readonly inspector = viewChild(VisitInspector);

  protected readonly bookingFor = computed(() => Number(this.book()) || null);
  protected readonly isBooking = computed(() => this.book() !== undefined && this.session.can('visit.schedule'));
  protected readonly isKeeping = computed(() => this.keep() !== undefined && this.session.can('visit.schedule'));
  protected readonly keptBlock = computed(() => this.diary.block(Number(this.keep())));
  protected readonly today = computed(() => this.clock.today());
  protected readonly shownDay = computed(() => dayOf(this.day(), this.today()));
  protected readonly shownView = computed(() => viewOf(this.view()));
  protected readonly shownBy = computed(() => (this.by() === 'chair' ? 'chair' : 'dentist'));
  protected readonly withCancelled = computed(() => this.cancelled() !== undefined);
  protected readonly whose = computed(() => {
    const all = this.people.treating();
    const wanted = Number(this.who()) || this.session.user()?.id;
    return all.find(({ id }) => id === wanted) ?? all.find(({ role }) => role !== 'STUDENT') ?? all[0] ?? null;
  });
  protected readonly chosen = computed(() => Number(this.visit()) || null);
  protected readonly chosenVisit = computed(() => this.diary.visits().find(({ id }) => id === this.chosen()));
  protected readonly gap = computed(() => gapAt(this.at(), this.diary.columns(), this.clock));
  /** Nothing is changed by a screen that does not hear what others change. */
  protected readonly isOffline = computed(() => this.live.state() === 'offline');
  protected readonly mayBook = computed(() => this.session.can('visit.schedule') && !this.isOffline());
  protected readonly isStudent = computed(() => this.session.user()?.role === 'STUDENT');
  protected readonly figures = computed(() => figuresOf(this.diary.visits()));
  protected readonly title = computed(() =>
    titleOf(this.shownDay(), this.shownView(), (from, to) => this.say('fromTo', { from, to })),
  );
  protected readonly views = VIEWS.map((value) => ({ value, label: this.say(`view.${value}`) }));
  protected readonly bys = (['dentist', 'chair'] as const).map((value) => ({ value, label: this.say(`by.${value}`) }));

  constructor() {
    effect(() =>
      this.diary.show({
        day: this.shownDay(),
        view: this.shownView(),
        by: this.shownBy(),
        providerId: this.whose()?.id ?? null,
        withCancelled: this.withCancelled(),
      }),
    );
    // A slot wanted before is forgotten once the book is looked at without booking.
    effect(() => {
      if (this.book() === undefined) untracked(() => this.slots.want(null));
    });
    effect(() => {
      if (this.acts.changes()) untracked(() => this.grid()?.keep());
    });
    inject(Hotkeys).bind(
      calendarKeys(this.words, {
        book: () => this.ask(this.gap()),
        find: () => this.ask(null),
        keepFree: () => this.keepFree(null),
        today: () => this.toToday(),
        before: () => this.step(-1),
        after: () => this.step(1),
        into: () => this.grid()?.enter(),
        undo: () => void this.acts.undoLast(),
        close: () => (this.moving.draft() ? this.moving.putBack() : this.close()),
        move: () => this.withFocused((visit) => this.lift(visit)),
        checkIn: () => this.withFocused(() => this.inspector()?.checkIn()),
        cancel: () => this.withFocused(() => this.inspector()?.askWhy()),
      }),
    );
  }

  protected go(params: Params, replaceUrl = false): void {
    void this.router.navigate(['/calendar'], { queryParams: params, queryParamsHandling: 'merge', replaceUrl });
  }

  protected step(by: 1 | -1): void {
    const day = stepFrom(this.shownDay(), this.shownView(), by);
    this.go({ day: day === this.today() ? null : day, ...NOTHING }, true);
  }

  protected toToday(): void {
    this.go({ day: null, ...NOTHING }, true);
  }

  protected show(view: string | null): void {
    this.go({ view: view === 'day' ? null : view, ...NOTHING });
  }

  protected showDay(day: string): void {
    this.go({ day: day === this.today() ? null : day, view: null, ...NOTHING });
  }

  protected choose(visit: VisitDto | null): void {
    this.go({ visit: visit?.id ?? null, at: null }, true);
  }

  /** A free stretch is looked at first; pressed again, or with a booking open, it is the one to book. */
  protected take(slot: Slot): void {
    const at = gapAddress(slot.column, slot.start);
    if (this.isBooking() || this.at() === at) return this.ask(slot);
    this.go({ visit: null, at }, true);
  }

  protected close(): void {
    const id = this.chosen();
    this.choose(null);
    if (id) this.grid()?.focus(id);
  }

  /** Opens the booking: at the slot that was asked for, else at the next openings. */
  protected ask(slot: Slot | null): void {
    if (!this.mayBook()) return;
    this.moving.putBack();
    this.slots.want(slot && slotOf(slot));
    this.go({ book: this.book() ?? '', keep: null, ...NOTHING, ...(slot && { day: slot.column.day }) });
  }

  /** Keeps the chosen stretch, or one that is still to be said, free of bookings; or says one anew. */
  protected keepFree(block: BlockOutDto | null): void {
    if (this.mayBook()) this.go({ keep: block?.id ?? 'new', book: null, visit: null });
  }

  /** To a visit, on whatever day it is. */
  protected goTo({ id, startsAt }: VisitDto): void {
    const day = this.clock.today(startsAt);
    this.go({ day: day === this.today() ? null : day, visit: id, at: null });
  }

  protected endBooking(visit: VisitDto | null): void {
    this.slots.want(null);
    const day = visit ? this.clock.today(visit.startsAt) : this.shownDay();
    const at = { day: day === this.today() ? null : day, visit: visit?.id ?? null, at: null };
    void this.router.navigate(['/calendar'], {
      queryParams: { ...at, book: null, view: this.shownView() === 'month' ? null : this.view() },
      queryParamsHandling: 'merge',
    });
    if (visit) setTimeout(() => this.grid()?.focus(visit.id), FOCUS_MS);
  }

  protected lift(visit: VisitDto): void {
    if (!this.mayBook() || !this.carrying.lift(visit)) return;
    // A sheet would lie over the place it is carried to.
    if (this.display.isNarrow()) this.choose(null);
    this.grid()?.focus(visit.id);
  }

  /** The visit under the focus, else the chosen one; it is chosen first, so that what is done shows. */
  private withFocused(act: (visit: VisitDto) => void): void {
    const item = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['item'] : undefined;
    const id = item?.startsWith('v') ? Number(item.slice(1)) : this.chosen();
    const visit = this.diary.visits().find((one) => one.id === id);
    if (!visit) return;
    if (id !== this.chosen()) this.choose(visit);
    setTimeout(() => act(visit));
  }

  private say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`visits.${key}`, values);
  }
}
