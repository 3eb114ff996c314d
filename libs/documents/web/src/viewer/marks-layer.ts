import { Component, computed, inject, input } from '@angular/core';
import { readingOf, type Mark } from './measure';
import { Looking } from './looking';
import { toStage, type Point, type Size } from './view';

const LABEL_AWAY = 12;

/** What is measured, drawn over the picture; the cross is where the keyboard points. */
@Component({
  selector: 'cd-marks-layer',
  host: { class: 'viewer-marks', 'aria-hidden': 'true' },
  template: `
    <svg [attr.viewBox]="box()">
      @for (mark of drawn(); track $index) {
        <polyline class="viewer-line-under" [attr.points]="mark.line" />
        <polyline class="viewer-line" [attr.points]="mark.line" />
        @for (point of mark.points; track $index) {
          <circle class="viewer-dot" r="4" [attr.cx]="point.x" [attr.cy]="point.y" />
        }
        @if (mark.label; as label) {
          <text class="viewer-reading" [attr.x]="label.x" [attr.y]="label.y">{{ label.text }}</text>
        }
      }
      @if (cross(); as at) {
        <path class="viewer-line-under" [attr.d]="crossAt(at)" />
        <path class="viewer-line" [attr.d]="crossAt(at)" />
      }
    </svg>
  `,
})
export class MarksLayer {
  readonly image = input.required<Size>();
  readonly stage = input.required<Size>();
  readonly cursor = input<Point | null>(null);

  private readonly looking = inject(Looking);
  protected readonly box = computed(() => {
    const { width, height } = this.stage();
    return `${-width / 2} ${-height / 2} ${width} ${height}`;
  });
  protected readonly drawn = computed(() => this.looking.marks().map((mark) => this.draw(mark)));
  protected readonly cross = computed(() => {
    const cursor = this.cursor();
    return cursor && this.looking.tool() !== 'look' ? this.placed(cursor) : null;
  });

  protected crossAt({ x, y }: Point): string {
    return `M${x - 12} ${y}H${x + 12}M${x} ${y - 12}V${y + 12}`;
  }

  private draw(mark: Mark) {
    const points = mark.points.map((point) => this.placed(point));
    const reading = readingOf(mark, this.looking.perPixel());
    const last = points.at(-1);
    const label = reading &&
      last && {
        x: last.x + LABEL_AWAY,
        y: last.y - LABEL_AWAY,
        text: `${reading.value}${reading.unit === '°' ? '' : ' '}${reading.unit}`,
      };
    return { points, label, line: points.map(({ x, y }) => `${x},${y}`).join(' ') };
  }

  private placed(point: Point): Point {
    return toStage(point, this.looking.view(), this.image(), this.stage());
  }
}
