import { Component, computed, input } from '@angular/core';

const [WIDTH, TOP, BOTTOM] = [72, 4, 26];

/** Points of a line through values, left to right; where nothing was, it goes on. Empty below two values. */
export function pointsOf(values: readonly (number | null)[]): [number, number][] {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  if (known.length < 2) return [];
  const all = known.map(({ value }) => value);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const span = high - low || 1;
  const step = WIDTH / Math.max(1, values.length - 1);
  return known.map(({ value, index }) => [
    Math.round(index * step * 10) / 10,
    high === low ? (TOP + BOTTOM) / 2 : Math.round((BOTTOM - ((value - low) / span) * (BOTTOM - TOP)) * 10) / 10,
  ]);
}

/** How a figure went over the period: a hint beside its words, hidden from screen readers, who have the table. */
@Component({
  selector: 'cd-sparkline',
  host: { class: 'report-spark', '[attr.data-tone]': 'tone()' },
  template: `
    @if (last(); as end) {
      <svg width="76" height="30" viewBox="-1 0 77 30" fill="none" aria-hidden="true">
        <polyline [attr.points]="line()" />
        <circle r="2.5" [attr.cx]="end[0]" [attr.cy]="end[1]" />
      </svg>
    }
  `,
})
export class Sparkline {
  readonly values = input.required<readonly (number | null)[]>();
  readonly tone = input<'better' | 'worse' | 'same'>('same');

  private readonly points = computed(() => pointsOf(this.values()));
  protected readonly last = computed(() => this.points().at(-1) ?? null);
  protected readonly line = computed(() =>
    this.points()
      .map((point) => point.join(','))
      .join(' '),
  );
}
