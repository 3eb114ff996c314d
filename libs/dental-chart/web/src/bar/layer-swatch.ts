import { Component, computed, inject, input } from '@angular/core';
import type { Layer } from '@cuspid/odontogram';
import { ChartColours } from '../odontogram/chart-colours';

const COLOURS: Record<Layer | 'pending', string> = {
  condition: 'text-find',
  planned: 'text-plan',
  progress: 'text-violet',
  done: 'text-done',
  elsewhere: 'text-else',
  referred: 'text-ink-2',
  pending: 'text-find',
};

/** The sign of a layer, 14 px: a shape and a pattern first, the colour only says it again. */
@Component({
  selector: 'cd-layer-swatch',
  host: { class: 'inline-grid flex-none', '[class]': 'colour()', '[style.color]': 'own()', 'aria-hidden': 'true' },
  template: `
    <svg width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" stroke-width="1.4">
      @switch (layer()) {
        @case ('condition') {
          <rect x="1" y="1" width="12" height="12" rx="3" fill="currentColor" stroke="none" />
          <circle class="fill-surface" cx="7" cy="7" r="2" stroke="none" />
        }
        @case ('planned') {
          <rect x="1.2" y="1.2" width="11.6" height="11.6" rx="3" />
          <path d="M2 9 9 2M3 12.2 12.2 3M7 13l6-6" stroke-width="1.2" />
        }
        @case ('progress') {
          <rect x="1.2" y="1.2" width="11.6" height="11.6" rx="3" stroke-dasharray="4 1.4 1 1.4" />
          <path d="M2 12.5 12.5 2v8.5a2 2 0 0 1-2 2z" fill="currentColor" stroke="none" />
        }
        @case ('done') {
          <rect x="1" y="1" width="12" height="12" rx="3" fill="currentColor" stroke="none" />
        }
        @case ('elsewhere') {
          <rect x="1" y="1" width="12" height="12" rx="3" fill="currentColor" stroke="none" />
          <path
            class="stroke-surface"
            d="M4 4h.01M7 4h.01M10 4h.01M4 7h.01M7 7h.01M10 7h.01M4 10h.01M7 10h.01M10 10h.01"
            stroke-width="1.7"
            stroke-linecap="round"
          />
        }
        @case ('referred') {
          <rect x="1.2" y="1.2" width="11.6" height="11.6" rx="3" stroke-dasharray=".1 2.4" stroke-linecap="round" />
          <path d="M4.5 9.5l5-5M5.5 4.5h4v4" stroke-width="1.3" />
        }
        @default {
          <rect x="1.2" y="1.2" width="11.6" height="11.6" rx="3" stroke-dasharray="2.4 1.4" />
          <path d="m2 5 7 7M3 2l9.2 9.2M7 1.6l5.6 5.6" stroke-width="1.2" />
        }
      }
    </svg>
  `,
})
export class LayerSwatch {
  readonly layer = input.required<Layer | 'pending'>();
  private readonly colours = inject(ChartColours);
  protected readonly colour = computed(() => COLOURS[this.layer()]);
  /** Of the clinic's colour convention. */
  protected readonly own = computed(() => {
    const layer = this.layer();
    return this.colours.of(layer === 'pending' ? 'condition' : layer);
  });
}
