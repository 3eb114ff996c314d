import { computed, inject, Injectable, signal } from '@angular/core';
import type { DocumentDto } from '@cuspid/documents/contracts';
import { DocumentWords } from '../document-words';
import { isImage } from './contents';
import { AS_IS, lit, type Light } from './light';
import { isWhole, millimetresPerPixel, withoutLast, withPoint, type Mark } from './measure';
import { WHOLE, zoomed, ZOOM_STEP, turned, type Point, type View } from './view';

export type Tool = 'look' | Mark['kind'];
export type Layout = 'one' | 'beside' | 'slider';

const INCH_MM = 25.4;
const SCREEN_DOTS = 96;

/** What the viewer shows and how: one picture or two, their light, what is measured on them. Provided by the viewer. */
@Injectable()
export class Looking {
  private readonly words = inject(DocumentWords);
  /** What one goes through with the arrows, in the order of the grid. */
  readonly documents = signal<readonly DocumentDto[]>([]);
  readonly currentId = signal<number | null>(null);
  readonly otherId = signal<number | null>(null);
  /** The pictures of the series the one that shows belongs to. */
  readonly series = signal<readonly DocumentDto[]>([]);
  readonly layout = signal<Layout>('one');
  readonly view = signal<View>(WHOLE);
  readonly light = signal<Light>(AS_IS);
  readonly tool = signal<Tool>('look');
  private readonly allMarks = signal<ReadonlyMap<number, readonly Mark[]>>(new Map());
  private readonly calibrated = signal<ReadonlyMap<number, number>>(new Map());

  readonly current = computed(() => this.documents().find(({ id }) => id === this.currentId()) ?? null);
  readonly isPicture = computed(() => {
    const current = this.current();
    return current !== null && isImage(current);
  });
  /** Where it is among the others: 3 of 12. */
  readonly place = computed(() => this.documents().findIndex(({ id }) => id === this.currentId()) + 1);
  /** What can stand beside it: the other pictures, those of its series first. */
  readonly others = computed(() => {
    const all = [...this.series(), ...this.documents()].filter((one) => isImage(one) && one.id !== this.currentId());
    return all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
  });
  readonly other = computed(() => this.others().find(({ id }) => id === this.otherId()) ?? this.others()[0] ?? null);
  /** The pictures of the series by the day they were taken; the slider needs two. */
  readonly overTime = computed(() =>
    this.series()
      .filter(isImage)
      .sort((a, b) => this.words.dayOf(a).localeCompare(this.words.dayOf(b)) || a.id - b.id),
  );
  readonly marks = computed(() => this.allMarks().get(this.currentId() ?? 0) ?? []);
  /** Millimetres of a pixel, once somebody has said what a length is; null before. */
  readonly perPixel = computed(() => this.calibrated().get(this.currentId() ?? 0) ?? null);
  /** What the file claims of itself; below a scanner's or sensor's, cameras and programs write anything. */
  readonly ownDots = computed(() => {
    const dots = this.current()?.dotsPerInch ?? 0;
    return dots > SCREEN_DOTS ? dots : null;
  });
  /** The last whole line: what a known length can be said of. */
  readonly lastLine = computed(
    () => [...this.marks()].reverse().find((mark) => mark.kind === 'length' && isWhole(mark)) ?? null,
  );

  show(id: number): void {
    this.currentId.set(id);
    this.view.set(WHOLE);
    this.tool.set('look');
    if (!this.isPicture()) this.layout.set('one');
  }

  /** The next or the one before: of all, or of those that can stand beside. */
  step(by: 1 | -1): number | null {
    const [list, at] =
      this.layout() === 'beside' ? [this.others(), this.other()?.id] : [this.documents(), this.currentId()];
    const next = list[list.findIndex(({ id }) => id === at) + by];
    if (!next) return null;
    if (this.layout() === 'beside') this.otherId.set(next.id);
    else this.show(next.id);
    return next.id;
  }

  zoom(by: 1 | -1): void {
    this.view.update((view) => zoomed(view, by > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, { width: 1, height: 1 }));
  }

  turn(quarters: 1 | -1): void {
    this.view.update((view) => turned(view, quarters));
  }

  whole(): void {
    this.view.update(({ turn }) => ({ ...WHOLE, turn }));
  }

  lighten(change: (now: Light) => Partial<Light>): void {
    this.light.update((now) => lit(now, change(now)));
  }

  asIs(): void {
    this.light.set(AS_IS);
  }

  /** Takes up a tool, or lays it down when it is in the hand. */
  take(tool: Tool): void {
    if (!this.isPicture()) return;
    this.layout.set('one');
    this.tool.update((now) => (now === tool ? 'look' : tool));
  }

  /** Two pictures beside each other, or before and after on one another; again for one alone. */
  arrange(layout: Layout): void {
    if (!this.isPicture()) return;
    if (layout === 'beside' && !this.others().length) return;
    if (layout === 'slider' && this.overTime().length < 2) return;
    this.tool.set('look');
    this.layout.update((now) => (now === layout ? 'one' : layout));
  }

  mark(point: Point): void {
    const kind = this.tool();
    if (kind !== 'look') this.setMarks(withPoint(this.marks(), kind, point));
  }

  unmark(): void {
    this.setMarks(withoutLast(this.marks()));
  }

  clear(): void {
    this.setMarks([]);
  }

  /** What the last line really measures. */
  calibrate(millimetres: number): void {
    const line = this.lastLine();
    this.setScale(line && millimetresPerPixel(line, millimetres));
  }

  takeOwnScale(): void {
    const dots = this.ownDots();
    this.setScale(dots && INCH_MM / dots);
  }

  private setScale(perPixel: number | null): void {
    const id = this.currentId();
    if (perPixel && id !== null) this.calibrated.update((all) => new Map(all).set(id, perPixel));
  }

  private setMarks(marks: readonly Mark[]): void {
    const id = this.currentId();
    if (id !== null) this.allMarks.update((all) => new Map(all).set(id, marks));
  }
}
