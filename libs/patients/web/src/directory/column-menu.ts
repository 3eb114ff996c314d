import { CdkMenu, CdkMenuItemCheckbox, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, inject, Injectable, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideColumns3 } from '@lucide/angular';
import { DIRECTORY_COLUMNS } from '@cuspid/patients/contracts';
import type { DirectoryColumn } from '@cuspid/patients/contracts';
import { remember, remembered } from '@cuspid/platform/web';
import { RowBalances } from './row-balances';

/** What shows until somebody chooses: what finds a patient and says whether one must be careful. */
export const USUAL_COLUMNS: readonly DirectoryColumn[] = [
  'code',
  'age',
  'phone',
  'team',
  'alert',
  'lastVisit',
  'balance',
  'status',
];

const KEPT = 'patients.columns';

/** The columns this device shows when the address says none. */
@Injectable({ providedIn: 'root' })
export class KeptColumns {
  private readonly named = signal(remembered(KEPT)?.split(','));

  columns(): readonly DirectoryColumn[] {
    const named = this.named();
    return named ? DIRECTORY_COLUMNS.filter((column) => named.includes(column)) : USUAL_COLUMNS;
  }

  keep(columns: readonly DirectoryColumn[]): void {
    remember(KEPT, columns.join(','));
    this.named.set([...columns]);
  }
}

/** Chooses the columns beside the name. The menu stays open for several. */
@Component({
  selector: 'cd-column-menu',
  imports: [CdkMenu, CdkMenuItemCheckbox, CdkMenuTrigger, LucideCheck, LucideColumns3, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <button
      type="button"
      class="icon-btn size-7! touch:size-11!"
      [attr.aria-label]="'patients.directory.columns' | transloco"
      [title]="'patients.directory.columns' | transloco"
      [cdkMenuTriggerFor]="columns"
    >
      <svg lucideColumns3></svg>
    </button>
    <ng-template #columns>
      <div class="menu" cdkMenu [attr.aria-label]="'patients.directory.columns' | transloco">
        @for (column of all; track column) {
          <button
            type="button"
            class="menu-item"
            cdkMenuItemCheckbox
            [cdkMenuItemChecked]="shown().includes(column)"
            (click)="toggle(column)"
            (keydown.enter)="toggle(column)"
            (keydown.space)="toggle(column)"
          >
            <span class="w-4 flex-none">
              @if (shown().includes(column)) {
                <svg lucideCheck></svg>
              }
            </span>
            {{ 'patients.directory.column.' + column | transloco }}
          </button>
        }
      </div>
    </ng-template>
  `,
})
export class ColumnMenu {
  readonly shown = input.required<readonly DirectoryColumn[]>();
  readonly chosen = output<readonly DirectoryColumn[]>();
  private readonly mayBalance = inject(RowBalances, { optional: true })?.mayRead ?? false;
  protected readonly all = DIRECTORY_COLUMNS.filter((column) => column !== 'balance' || this.mayBalance);

  protected toggle(column: DirectoryColumn): void {
    const shown = this.shown();
    this.chosen.emit(DIRECTORY_COLUMNS.filter((one) => (one === column) !== shown.includes(one)));
  }
}
