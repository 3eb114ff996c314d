import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StockLevel } from '@cuspid/inventory/contracts';
import { Chip } from '@cuspid/ui';
import { toneOf } from './stock-words';

/** How a level stands, in a word; nothing where there is enough. */
@Component({
  selector: 'cd-level-mark',
  imports: [Chip, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    @if (tone(); as tone) {
      <cd-chip [tone]="tone">{{ 'inventory.level.' + level() | transloco }}</cd-chip>
    }
  `,
})
export class LevelMark {
  readonly level = input.required<StockLevel>();
  protected readonly tone = computed(() => toneOf(this.level()));
}
