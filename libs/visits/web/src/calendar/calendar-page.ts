import { Component, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideChevronLeft, LucideChevronRight, LucidePlus } from '@lucide/angular';
import type { VisitDto } from '@cuspid/visits/contracts';
import { ClinicClock, Display, Hotkey, Hotkeys, KeyCap, LiveEvents, Session } from '@cuspid/platform/web';
import { ErrorPanel, PageHeader, Segmented, Skeleton } from '@cuspid/ui';
import { BookingDraft } from '../booking/booking-draft';
import { BookingSheet } from '../booking/booking-sheet';
import { VisitActs } from '../visit-acts';
import { nameOf } from '../visit-states';
import { Book } from './book';
import { dayOf, stepFrom, titleOf, VIEWS, viewOf } from './calendar-address';
import { CalendarGrid, Slot } from './calendar-grid';
import { ClinicPeople } from './clinic-people';
import { dayFigures } from './day-figures';
import { clockText } from './day-plan';
import { CalendarLegend } from './legend';
import { changeOf, slotOf } from './drops';
import { MonthGrid } from './month-grid';
import { Moving } from './moving';
import { OnTheFloor } from './present';
import { VisitInspector } from './visit-inspector';

/** A card that has just been booked is there after the book was read again. */
const FOCUS_MS = 600;

type Params = Record<string, string | number | null>;

/** The calendar: the day by dentist or chair, one person's week, the month; the chosen visit beside it. */
@Component({
  selector: 'cd-calendar-page',
  imports: [
    BookingSheet,
    CalendarGrid,
    CalendarLegend,
    ErrorPanel,
    LucideChevronLeft,
    KeyCap,
    LucideChevronRight,
    LucidePlus,
    MonthGrid,
    PageHeader,
    Segmented,
    Skeleton,
    TranslocoPipe,
    VisitInspector,
  ],
  providers: [Book, Moving, OnTheFloor],
  templateUrl: './calendar-page.html',
})
export class CalendarPage {
  readonly day = input<string>();
  readonly view = input<string>();
  readonly by = input<string>();
  /** Whose week. */
  readonly who = input<string>();
  readonly visit = input<string>();
  readonly cancelled = input<string>();
  /** The booking is open: for that patient, or, empty, for somebody still to be found. */
  readonly book = input<string>();

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
  protected readonly floor = inject(OnTheFloor);
  private readonly grid = viewChild(CalendarGrid);
  private readonly inspector = viewChild(VisitInspector);

  protected readonly bookingFor = computed(() => Number(this.book()) || null);
  protected readonly isBooking = computed(() => this.book() !== undefined && this.session.can('visit.schedule'));
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
  /** Nothing is changed by a screen that does not hear what others change. */
  protected readonly isOffline = computed(() => this.live.state() === 'offline');
  protected readonly mayBook = computed(() => this.session.can('visit.schedule') && !this.isOffline());
  protected readonly isStudent = computed(() => this.session.user()?.role === 'STUDENT');
  protected readonly figures = computed(() => dayFigures(this.diary.visits()));
  protected readonly title = computed(() =>
    titleOf(this.shownDay(), this.shownView(), (from, to) => this.say('fromTo', { from, to })),
  );
  protected readonly views = VIEWS.map((value) => ({ value, label: this.say(`view.${value}`) }));
  protected readonly bys = (['dentist', 'chair'] as const).map((value) => ({ value, label: this.say(`by.${value}`) }));
  /** Where the lifted visit would be dropped, for who does not see it. */
  protected readonly carried = computed(() => {
    const draft = this.moving.draft();
    const column = this.diary.columns().find(({ key }) => key === draft?.column);
    if (!draft) return null;
    const [from, to] = [clockText(draft.start), clockText(draft.start + draft.minutes)];
    return this.say('carried', { name: nameOf(draft.visit), from, to, where: column?.title ?? '' });
  });

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
    inject(Hotkeys).bind([...this.walkKeys(), ...this.visitKeys()]);
  }

  protected go(params: Params, replaceUrl = false): void {
    void this.router.navigate(['/calendar'], { queryParams: params, queryParamsHandling: 'merge', replaceUrl });
  }

  protected step(by: 1 | -1): void {
    const day = stepFrom(this.shownDay(), this.shownView(), by);
    this.go({ day: day === this.today() ? null : day, visit: null }, true);
  }

  protected toToday(): void {
    this.go({ day: null, visit: null }, true);
  }

  protected show(view: string | null): void {
    this.go({ view: view === 'day' ? null : view, visit: null });
  }

  protected showDay(day: string): void {
    this.go({ day: day === this.today() ? null : day, view: null, visit: null });
  }

  protected choose(visit: VisitDto | null): void {
    this.go({ visit: visit?.id ?? null }, true);
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
    this.go({ book: this.book() ?? '', visit: null, ...(slot && { day: slot.column.day }) });
  }

  protected endBooking(visit: VisitDto | null): void {
    this.slots.want(null);
    const day = visit ? this.clock.today(visit.startsAt) : this.shownDay();
    const at = { day: day === this.today() ? null : day, visit: visit?.id ?? null };
    void this.router.navigate(['/calendar'], {
      queryParams: { ...at, book: null, view: this.shownView() === 'month' ? null : this.view() },
      queryParamsHandling: 'merge',
    });
    if (visit) setTimeout(() => this.grid()?.focus(visit.id), FOCUS_MS);
  }

  /** Lifts a visit: from here on arrows carry it. */
  protected lift(visit: VisitDto): void {
    const column = this.diary.columns().find(({ cards }) => cards.some((card) => card.visit.id === visit.id));
    const card = column?.cards.find((one) => one.visit.id === visit.id);
    if (!column || !card || !this.mayBook() || visit.status !== 'SCHEDULED') return;
    this.moving.lift(card.visit, column.key, card.start);
    // A sheet would lie over the place it is carried to.
    if (this.display.isNarrow()) this.choose(null);
    this.grid()?.focus(visit.id);
  }

  /** Lets the visit go where it is held; refused, it is back where it was. */
  protected async drop(): Promise<void> {
    const draft = this.moving.draft();
    const column = this.diary.columns().find(({ key }) => key === draft?.column);
    this.moving.putBack();
    if (!draft || !column) return;
    const change = changeOf(draft.visit, column, draft);
    await this.acts.move(draft.visit, change);
  }

  private walkKeys(): Hotkey[] {
    const bind = (keys: string, label: string, run: () => void): Hotkey => ({
      keys,
      label: this.say(`keys.${label}`),
      group: this.words.translate('frame.places.calendar'),
      run,
    });
    return [
      bind('b', 'book', () => this.ask(null)),
      bind('f', 'find', () => this.ask(null)),
      bind('t', 'today', () => this.toToday()),
      bind('left', 'before', () => this.step(-1)),
      bind('right', 'after', () => this.step(1)),
      bind('down', 'into', () => this.grid()?.enter()),
      bind('ctrl+z', 'undo', () => void this.acts.undoLast()),
      bind('escape', 'close', () => (this.moving.draft() ? this.moving.putBack() : this.close())),
    ];
  }

  private visitKeys(): Hotkey[] {
    const bind = (keys: string, label: string, run: () => void): Hotkey => ({
      keys,
      label: this.say(`keys.${label}`),
      group: this.words.translate('frame.places.calendar'),
      run,
    });
    return [
      bind('m', 'move', () => this.withFocused((visit) => this.lift(visit))),
      bind('c', 'checkIn', () => this.withFocused(() => this.inspector()?.checkIn())),
      bind('x', 'cancel', () => this.withFocused(() => this.inspector()?.askWhy())),
    ];
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
