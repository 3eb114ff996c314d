import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePause, LucidePlay } from '@lucide/angular';
import { dayText } from '@cuspid/platform/web';
import { ChartView } from '../read/chart-view';
import { Comparison } from './comparison';
import { Player } from './player';
import { dayAfter, placeOn, scaleOf } from './scale';
import { TimeHandle, type HandleMove } from './time-handle';
import { dayOf } from './typed-day';

type Which = 'a' | 'b';
/** Labels closer than this to one another, in hundredths of the line, would lie over one another. */
const ROOM = 12;
/** As near as a finger hits a handle, in pixels. */
const REACH = 22;

/**
 * The history of the chart: a line with a tick where something became true, and two handles on it. B is the day that is
 * drawn; A the day it is compared with, parked at the beginning while nothing is. Plays from tick to tick.
 */
@Component({
  selector: 'cd-time-bar',
  imports: [LucidePause, LucidePlay, TimeHandle, TranslocoPipe],
  host: { class: 'flex items-center gap-3 flex-none', role: 'group' },
  templateUrl: './time-bar.html',
})
export class TimeBar {
  protected readonly view = inject(ChartView);
  protected readonly comparison = inject(Comparison);
  protected readonly player = inject(Player);
  private readonly track = viewChild.required<ElementRef<HTMLElement>>('track');
  private readonly handleA = viewChild.required<TimeHandle>('a');
  private readonly handleB = viewChild.required<TimeHandle>('b');

  protected readonly isUnreadable = signal(false);
  private readonly grabbed = signal<Which | null>(null);
  protected readonly scale = computed(() => scaleOf(this.view.ticks(), this.view.today()));
  protected readonly placeB = computed(() => placeOn(this.scale(), this.comparison.until()));
  protected readonly placeA = computed(() => {
    const from = this.comparison.from();
    return from === null ? 0 : placeOn(this.scale(), from);
  });
  protected readonly atA = computed(() => (this.placeA() / this.scale().days) * 100);
  protected readonly atB = computed(() => (this.placeB() / this.scale().days) * 100);
  protected readonly textA = computed(() => {
    const from = this.comparison.from();
    return from === null ? null : dayText(from);
  });
  protected readonly textB = computed(() => dayText(this.comparison.until()));
  /** The year under the line, where no day of a handle stands. */
  protected readonly years = computed(() =>
    this.scale().years.filter(({ at }) => {
      const isUnderA = this.textA() !== null && Math.abs(at - this.atA()) < ROOM;
      return !isUnderA && Math.abs(at - this.atB()) >= ROOM;
    }),
  );
  protected readonly hasRoom = computed(() => this.textA() === null || this.atB() - this.atA() >= ROOM);

  /** A label at an end of the line stays over the line. */
  protected leaning(at: number): string {
    if (at > 95) return '-translate-x-[calc(100%-9px)]';
    return at < 5 ? '-translate-x-[9px]' : '-translate-x-1/2';
  }

  protected grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    const which = this.nearest(event);
    this.grabbed.set(which);
    this.track().nativeElement.setPointerCapture(event.pointerId);
    (which === 'a' ? this.handleA() : this.handleB()).take();
    event.preventDefault();
    this.drag(event);
  }

  protected drag(event: PointerEvent): void {
    const which = this.grabbed();
    if (which) this.slide(which, this.placeAt(event));
  }

  protected release(): void {
    this.grabbed.set(null);
  }

  protected slide(which: Which, place: number): void {
    const { from, days } = this.scale();
    const day = dayAfter(from, place);
    if (which === 'a') return this.compareWith(place <= 0 ? null : day);
    this.draw(place >= days ? null : day);
  }

  /** To the tick before or after, a year on, or nothing to compare with. */
  protected move(which: Which, move: HandleMove): void {
    if (move === 'play') return this.player.toggle();
    if (move === 'drop') return which === 'a' ? this.compareWith(null) : undefined;
    const place = which === 'a' ? this.placeA() : this.placeB();
    const day = dayAfter(this.scale().from, place);
    if (typeof move === 'number') return this.slide(which, Math.max(0, Math.min(this.scale().days, place + move)));
    const to = this.view.tickFrom(day, move === 'before' ? -1 : 1);
    if (which === 'a') this.compareWith(to ?? (move === 'before' ? null : this.comparison.until()));
    else if (to !== null || move === 'after') this.draw(to);
  }

  protected pick(field: HTMLInputElement): void {
    const day = dayOf(field.value, this.view.today());
    this.isUnreadable.set(day === null);
    if (day === null) return;
    this.draw(day);
    // Also when the day stays the same, it is written in the one way.
    field.value = this.textB();
  }

  private compareWith(day: string | null): void {
    this.player.pause();
    this.comparison.compareWith(day);
  }

  private draw(day: string | null): void {
    this.player.pause();
    this.comparison.draw(day);
  }

  private placeAt({ clientX }: PointerEvent): number {
    const { left, width } = this.track().nativeElement.getBoundingClientRect();
    const { days } = this.scale();
    return Math.round(Math.max(0, Math.min(1, (clientX - left) / (width || 1))) * days);
  }

  /** The handle meant: the nearer one. While it is parked, A is meant only by a press on itself. */
  private nearest({ clientX }: PointerEvent): Which {
    const { left, width } = this.track().nativeElement.getBoundingClientRect();
    const far = (at: number): number => Math.abs(clientX - left - (at / 100) * width);
    const [toA, toB] = [far(this.atA()), far(this.atB())];
    if (this.textA() === null) return toA <= REACH && toA < toB ? 'a' : 'b';
    // Where both stand, the side that is pressed says which can go there.
    if (toA === toB) return clientX - left < (this.atA() / 100) * width ? 'a' : 'b';
    return toA < toB ? 'a' : 'b';
  }
}
