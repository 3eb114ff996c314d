import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideChevronRight, LucidePlus } from '@lucide/angular';
import type { DirectoryQuery } from './directory-filter';

/** A filter one may add: where its choices' words are, or none for choices that are words themselves. */
export interface Addable {
  key: keyof DirectoryQuery;
  label: string;
  words: string;
  options: readonly string[];
}

/** "+ Filter": what can still be narrowed, each with its choices behind it. */
@Component({
  selector: 'cd-add-filter',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, LucideChevronRight, LucidePlus, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    @if (filters().length > 0) {
      <button type="button" class="filter filter-add" [cdkMenuTriggerFor]="kinds">
        <svg lucidePlus></svg>{{ 'patients.directory.filter' | transloco }}
      </button>
    }
    <ng-template #kinds>
      <div class="menu" cdkMenu [attr.aria-label]="'patients.directory.addFilter' | transloco">
        @for (filter of filters(); track filter.key) {
          @if (single(filter); as only) {
            <button
              type="button"
              class="menu-item"
              cdkMenuItem
              (cdkMenuItemTriggered)="added.emit({ key: filter.key, value: only })"
            >
              {{ filter.label | transloco }}
            </button>
          } @else {
            <button
              #behind="cdkMenuTriggerFor"
              type="button"
              class="menu-item"
              cdkMenuItem
              [cdkMenuTriggerFor]="choices"
              (click)="keepOpen(behind)"
            >
              {{ filter.label | transloco }}<svg lucideChevronRight class="ml-auto"></svg>
            </button>
          }
          <ng-template #choices>
            <div class="menu max-h-96 overflow-y-auto" cdkMenu [attr.aria-label]="filter.label | transloco">
              @for (option of filter.options; track option) {
                <button
                  type="button"
                  class="menu-item"
                  cdkMenuItem
                  (cdkMenuItemTriggered)="added.emit({ key: filter.key, value: option })"
                >
                  {{ filter.words ? (filter.words + option | transloco) : option }}
                </button>
              }
            </div>
          </ng-template>
        }
      </div>
    </ng-template>
  `,
})
export class AddFilter {
  readonly from = input.required<readonly Addable[]>();
  readonly added = output<{ key: keyof DirectoryQuery; value: string }>();

  /** A filter without choices would open nothing. */
  protected readonly filters = computed(() => this.from().filter(({ options }) => options.length > 0));
  /** Pointing has opened it already: the press that follows must not close it again. */
  protected keepOpen(behind: CdkMenuTrigger): void {
    queueMicrotask(() => behind.open());
  }

  /** What has one choice is chosen at once. */
  protected single({ options }: Addable): string | null {
    return options.length === 1 ? (options[0] ?? null) : null;
  }
}
