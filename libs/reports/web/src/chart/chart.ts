import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Display } from '@cuspid/platform/web';
import { optionOf } from './chart-option';
import type { ChartPicked, ChartSpec } from './chart-spec';
import type { Drawing } from './engine';
import { paletteOf } from './palette';

const STILL = '(prefers-reduced-motion: reduce)';

/**
 * A drawing of figures in the colours of the theme. It is one picture with a sentence for a screen reader: the way through
 * its figures by keyboard is the table that stands behind it (`cd-chart-panel`).
 */
@Component({
  selector: 'cd-chart',
  host: { class: 'chart', role: 'img', '[attr.aria-label]': 'label()', '[attr.aria-busy]': 'drawing() === null' },
  template: `<div #place class="chart-place"></div>`,
})
export class Chart {
  readonly spec = input.required<ChartSpec>();
  /** The chart in a sentence. */
  readonly label = input.required<string>();
  readonly picked = output<ChartPicked>();

  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly display = inject(Display);
  protected readonly drawing = signal<Drawing | null>(null);

  constructor() {
    const gone = new AbortController();
    inject(DestroyRef).onDestroy(() => {
      gone.abort();
      this.drawing()?.dispose();
    });
    afterNextRender(() => this.keepSize(gone.signal));
    effect(() => this.draw());
  }

  /** Also when the theme changes: the tokens are read anew once the page has them. */
  private draw(): void {
    const drawing = this.drawing();
    const spec = this.spec();
    this.display.isDark();
    if (!drawing) return;
    queueMicrotask(() => {
      if (drawing.isDisposed()) return;
      const isStill = globalThis.matchMedia?.(STILL).matches ?? true;
      drawing.setOption(optionOf(spec, paletteOf(this.place().nativeElement), isStill), { notMerge: true });
    });
  }

  /** Draws once there is room, and anew when the room changes. */
  private keepSize(gone: AbortSignal): void {
    if (!('ResizeObserver' in globalThis)) return;
    const place = this.place().nativeElement;
    const watcher = new ResizeObserver(() => {
      if (this.drawing()) return this.drawing()?.resize();
      if (place.clientWidth && place.clientHeight) void this.begin(place, gone);
    });
    watcher.observe(place);
    gone.addEventListener('abort', () => watcher.disconnect());
  }

  private async begin(place: HTMLElement, gone: AbortSignal): Promise<void> {
    const { drawingIn } = await import('./engine');
    if (gone.aborted || this.drawing()) return;
    const drawing = drawingIn(place);
    drawing.on('click', ({ seriesId, dataIndex }) => {
      if (seriesId) this.picked.emit({ series: seriesId, index: dataIndex });
    });
    this.drawing.set(drawing);
  }
}
