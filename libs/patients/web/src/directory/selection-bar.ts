import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDownload, LucideMerge, LucideX } from '@lucide/angular';

/** What can be done with the patients that were chosen with X. */
@Component({
  selector: 'cd-selection-bar',
  imports: [LucideDownload, LucideMerge, LucideX, RouterLink, TranslocoPipe],
  host: {
    class: 'flex flex-none items-center gap-2 px-(--gutter) h-10 touch:h-14 bg-accent-soft text-accent-ink tabular',
    role: 'region',
  },
  template: `
    <b class="font-semibold" role="status">{{ 'patients.directory.chosen' | transloco: { count: ids().length } }}</b>
    <span class="ml-auto flex items-center gap-2">
      @if (mayMerge()) {
        @if (pair(); as two) {
          <a class="btn btn-small" routerLink="/patients/merge" [queryParams]="two">
            <svg lucideMerge [size]="14"></svg>{{ 'patients.directory.compare' | transloco }}
          </a>
        } @else {
          <span class="text-small">{{ 'patients.directory.twoToMerge' | transloco }}</span>
        }
      }
      @if (mayExport()) {
        <button type="button" class="btn btn-small" (click)="exported.emit()">
          <svg lucideDownload [size]="14"></svg>{{ 'patients.directory.export' | transloco }}
        </button>
      }
      <button type="button" class="btn btn-small btn-ghost" (click)="cleared.emit()">
        <svg lucideX [size]="14"></svg>{{ 'patients.directory.chooseNone' | transloco }}
      </button>
    </span>
  `,
})
export class SelectionBar {
  readonly ids = input.required<readonly number[]>();
  readonly mayMerge = input.required<boolean>();
  readonly mayExport = input.required<boolean>();
  readonly exported = output<void>();
  readonly cleared = output<void>();

  /** Two records are compared, the one chosen first at the left. */
  protected readonly pair = computed(() => {
    const [a, b, ...more] = this.ids();
    return a !== undefined && b !== undefined && !more.length ? { a, b } : null;
  });
}
