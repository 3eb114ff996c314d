import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucidePlus } from '@lucide/angular';
import type { BlockOutDto, VisitDto } from '@cuspid/visits/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import { Avatar } from '@cuspid/ui';
import { Coming } from '../short-notice/coming';
import { nameOf, Present, stateOf } from '../visit-states';
import { CardDrag, Hold } from './card-drag';
import { ChosenGap } from './chosen-gap';
import { Card, clockText, Column, Stretch } from './day-plan';
import { blockKey, cardKey, columnUnder, gapKey, Item, itemBeside, itemsOf } from './grid-items';
import { Lengths } from './lengths';
import { Moving } from './moving';
import { isShort, VisitCard, whatOf } from './visit-card';

const HOUR = 60;
const HIDDEN_NEAR = 12;
const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

/** A free time somebody wants. */
export interface Slot {
  column: Column;
  start: number;
}

/** The book: a column a dentist, chair or day, five minutes to the finest line, everything in sight at once. */
@Component({
  selector: 'cd-calendar-grid',
  imports: [Avatar, CardDrag, LucidePlus, TranslocoPipe, VisitCard],
  providers: [Coming],
  host: { class: 'cal-scroll', '(keydown)': 'press($event)' },
  templateUrl: './calendar-grid.html',
})
export class CalendarGrid {
  readonly columns = input.required<readonly Column[]>();
  readonly range = input.required<Stretch>();
  /** The minute of the day on the clinic's clock, and which day it is. */
  readonly now = input.required<{ day: string; minute: number }>();
  readonly chosen = input<number | null>(null);
  readonly gap = input<ChosenGap | null>(null);
  readonly present = input<ReadonlyMap<number, Present>>(new Map());
  readonly mayBook = input(false);
  readonly hasFaces = input(true);
  readonly picked = output<VisitDto>();
  readonly asked = output<Slot>();
  readonly headPicked = output<Column>();
  readonly blockPicked = output<BlockOutDto>();
  readonly dropped = output<void>();

  protected readonly moving = inject(Moving);
  private readonly words = inject(TranslocoService);
  private readonly lengths = inject(Lengths);
  private readonly coming = inject(Coming);
  protected readonly clockText = clockText;
  protected readonly cardKey = cardKey;
  protected readonly gapKey = gapKey;
  protected readonly blockKey = blockKey;
  private readonly body = viewChild<ElementRef<HTMLElement>>('body');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  private readonly items = computed(() => itemsOf(this.columns(), this.mayBook()));
  private isOwed = false;
  private readonly stood = signal<string | null>(null);
  /** The one thing Tab reaches; from there arrows lead on. */
  protected readonly stop = computed(() => {
    const items = this.items();
    const wanted = [this.stood(), this.chosen() === null ? null : cardKey(this.chosen() ?? 0)];
    const { minute } = this.now();
    const coming = items.find(({ start, visitId }) => visitId !== null && start >= minute);
    return (items.find(({ key }) => wanted.includes(key)) ?? coming ?? items[0])?.key ?? null;
  });
  protected readonly hours = computed(() => {
    const { start, end } = this.range();
    const first = Math.ceil(start / HOUR);
    return Array.from({ length: Math.floor((end - 1) / HOUR) - first + 1 }, (_, index) => (first + index) * HOUR);
  });
  /** An hour makes way for the time it is. */
  protected readonly shownHours = computed(() =>
    this.hours().filter((hour) => !this.isNowShown() || Math.abs(hour - this.now().minute) >= HIDDEN_NEAR),
  );
  protected readonly isNowShown = computed(() => {
    const { day, minute } = this.now();
    return (
      this.columns().some((column) => column.day === day) && minute >= this.range().start && minute <= this.range().end
    );
  });

  constructor() {
    afterRenderEffect(() => {
      this.columns();
      untracked(() => this.catchFocus());
    });
  }

  /** Puts the focus on a visit, wherever it is drawn now. */
  focus(visitId: number): void {
    this.to(cardKey(visitId));
  }

  /** What had the focus is about to go: when the book is drawn again without it, the focus comes here. */
  keep(): void {
    this.isOwed = true;
  }

  /** Puts the focus where Tab would. */
  enter(): void {
    const key = this.stop();
    if (key) this.to(key);
  }

  protected top(minute: number): number {
    const { start, end } = this.range();
    return ((minute - start) / (end - start)) * 100;
  }

  protected height({ start, end }: Stretch): number {
    return this.top(end) - this.top(start);
  }

  protected freeText(column: Column, gap: Stretch): string {
    return [this.lengths.free(gap.end - gap.start), this.coming.said(column, gap)].filter(Boolean).join(' · ');
  }

  protected isChosen(column: Column, { start, end }: Stretch): boolean {
    const gap = this.gap();
    return gap?.column.key === column.key && start <= gap.start && gap.start < end;
  }

  protected canMove({ visit }: Card): VisitDto | null {
    return this.mayBook() && visit.status === 'SCHEDULED' ? visit : null;
  }

  protected lookOf(card: Card): string {
    const state = stateOf(card.visit, this.present().get(card.visit.id));
    return `cal-card cal-card-${state}${isShort(card) ? ' cal-card-short' : ''}`;
  }

  /** What a card says to who hears it: first what is printed on it, so that it can be called by that. */
  protected saidOf({ visit, start, end }: Card): string {
    const present = this.present().get(visit.id);
    const reason = visit.overbookReason;
    const { series } = visit;
    const printed = [nameOf(visit), whatOf(visit), reason && this.words.translate('visits.overbooked', { reason })];
    const told = [
      printed.filter(Boolean).join(' '),
      this.words.translate('visits.fromTo', { from: clockText(start), to: clockText(end) }),
      this.words.translate(`ui.status.${stateOf(visit, present)}`),
      series && this.words.translate('visits.series.place', { ...series }),
      present?.alert,
    ];
    return told.filter(Boolean).join(', ');
  }

  protected stand(key: string): void {
    this.stood.set(key);
  }

  /** The free stretch was pressed: by key its beginning, by hand the quarter that was pointed at. */
  protected take(event: MouseEvent, column: Column, gap: Stretch): void {
    const minute = event.detail === 0 ? gap.start : this.minuteAt(event.clientY);
    const quarter = Math.floor(minute / 15) * 15;
    this.asked.emit({ column, start: Math.max(gap.start, quarter) });
  }

  protected carry({ x, y }: Hold): void {
    const column = this.columnAt(x);
    if (column) this.moving.to(column, this.minuteAt(y), this.range());
  }

  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const isDone = this.moving.draft() ? this.carryBy(event) : this.walk(event);
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Arrows carry the lifted visit, Shift and arrows change its length, Enter drops it, Esc puts it back. */
  private carryBy(event: KeyboardEvent): boolean {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by && event.shiftKey) this.moving.stretch(by * VISIT.stepMinutes);
    else if (by) this.moving.shift(by * VISIT.stepMinutes, this.range());
    else if (event.key === 'ArrowLeft') this.moving.aside(-1, this.columns());
    else if (event.key === 'ArrowRight') this.moving.aside(1, this.columns());
    else if (event.key === 'Enter') this.dropped.emit();
    else if (event.key === 'Escape') this.moving.putBack();
    else return false;
    return true;
  }

  private walk(event: KeyboardEvent): boolean {
    const from = this.standing(event.target);
    if (!from) return false;
    if (event.shiftKey && /^Arrow(Up|Down)$/.test(event.key)) return this.lift(from) && this.carryBy(event);
    if (!ARROWS.includes(event.key) || event.shiftKey) return false;
    const next = itemBeside(this.items(), this.columns(), from, event.key);
    if (next) this.to(next.key);
    return true;
  }

  private lift({ visitId, column, start }: Item): boolean {
    const card = this.columns()
      .flatMap(({ cards }) => cards)
      .find(({ visit }) => visit.id === visitId);
    const visit = card && this.canMove(card);
    if (visit) this.moving.lift(visit, column, start);
    return visit !== null && visit !== undefined;
  }

  private catchFocus(): void {
    if (!this.isOwed || document.activeElement !== document.body) return;
    this.isOwed = false;
    this.enter();
  }

  private standing(target: EventTarget | null): Item | undefined {
    const key = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-item]')?.dataset['item'] : undefined;
    return this.items().find((item) => item.key === key);
  }

  private to(key: string): void {
    this.stood.set(key);
    this.host.querySelector<HTMLElement>(`[data-item="${key}"]`)?.focus();
  }

  private minuteAt(y: number): number {
    const box = this.body()?.nativeElement.getBoundingClientRect();
    const { start, end } = this.range();
    return box ? start + ((y - box.top) / box.height) * (end - start) : start;
  }

  private columnAt(x: number): Column | undefined {
    const key = columnUnder(this.host, x);
    return this.columns().find((column) => column.key === key);
  }
}
