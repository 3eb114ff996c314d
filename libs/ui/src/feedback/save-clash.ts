import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideUsersRound } from '@lucide/angular';
import { Segmented } from '../field/segmented';

/** A field two people changed at once, in words. */
export interface ClashRow {
  key: string;
  label: string;
  theirs: string;
  mine: string;
  /** Which of the two the form holds now. */
  kept: 'theirs' | 'mine';
}

/**
 * Somebody saved meanwhile (412): theirs and mine side by side, field by field, to keep one. Stands above the form.
 * `<cd-save-clash [rows]="rows()" [taken]="'Address'" (kept)="keep($event.key, $event.theirs)" />`
 */
@Component({
  selector: 'cd-save-clash',
  imports: [LucideUsersRound, Segmented, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <section class="border border-amber-line bg-amber-soft rounded-card px-3.5 py-3 mb-4" role="alert">
      <p class="flex items-center gap-[7px] font-medium text-amber">
        <svg lucideUsersRound></svg>{{ 'ui.clash.title' | transloco }}
      </p>
      @for (row of rows(); track row.key) {
        <div class="mt-2.5 bg-surface rounded-control shadow-1 px-[11px] py-[9px]">
          <p class="text-small font-medium text-ink-2">{{ row.label }}</p>
          <div class="grid grid-cols-2 gap-x-3 my-1.5">
            <p>
              <span class="block text-small text-ink-3">{{ 'ui.clash.theirs' | transloco }}</span>{{ row.theirs }}
            </p>
            <p>
              <span class="block text-small text-ink-3">{{ 'ui.clash.mine' | transloco }}</span>{{ row.mine }}
            </p>
          </div>
          <cd-segmented
            [label]="row.label"
            [options]="choices()"
            [value]="row.kept"
            (valueChange)="kept.emit({ key: row.key, theirs: $event === 'theirs' })"
          />
        </div>
      }
      @if (taken()) {
        <p class="mt-2.5 text-small">{{ 'ui.clash.taken' | transloco: { fields: taken() } }}</p>
      }
      <p class="mt-2.5 text-small">{{ 'ui.clash.saveAgain' | transloco }}</p>
    </section>
  `,
})
export class SaveClash {
  readonly rows = input.required<readonly ClashRow[]>();
  /** Names of the fields only they changed, already in the form. */
  readonly taken = input('');
  readonly kept = output<{ key: string; theirs: boolean }>();

  private readonly words = inject(TranslocoService);
  protected readonly choices = computed(() =>
    ['theirs', 'mine'].map((value) => ({ value, label: this.words.translate(`ui.clash.keep.${value}`) })),
  );
}
