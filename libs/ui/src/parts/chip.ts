import { Component, computed, input } from '@angular/core';

export type Tone = 'grey' | 'red' | 'amber' | 'green' | 'blue' | 'violet' | 'accent' | 'line';

/** A small fact with a tone. The words carry the meaning; the colour only helps. */
@Component({
  selector: 'cd-chip',
  host: { '[class]': 'style()' },
  template: `<ng-content />`,
})
export class Chip {
  readonly tone = input<Tone>('grey');
  protected readonly style = computed(() => `chip chip-${this.tone()}`);
}
