import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleMinus, LucidePencil, LucideRotateCcw } from '@lucide/angular';
import type { ProcedureDto } from '@cuspid/settings/contracts';
import { amountText, Chip } from '@cuspid/ui';
import { ProcedureForm } from './procedure-form';

/** The catalogue as a table; a row opens to be changed in its place. */
@Component({
  selector: 'cd-procedure-table',
  imports: [Chip, LucideCircleMinus, LucidePencil, LucideRotateCcw, ProcedureForm, TranslocoPipe],
  host: { class: 'settings-box settings-table' },
  templateUrl: './procedure-table.html',
})
export class ProcedureTable {
  readonly rows = input.required<readonly ProcedureDto[]>();
  readonly currency = input.required<string>();
  readonly categories = input<readonly string[]>([]);
  readonly disabled = input(false);
  readonly changed = output<{ before: ProcedureDto; after: ProcedureDto }>();
  readonly used = output<{ row: ProcedureDto; isActive: boolean }>();

  protected readonly edited = signal<number | null>(null);
  /** A category is said once, at its first row. */
  protected readonly lines = computed(() =>
    this.rows().map((row, index, all) => ({
      row,
      category: all[index - 1]?.category === row.category ? '' : row.category,
      price: row.price && amountText(row.price.amountMinor, row.price.currency),
    })),
  );

  protected saved(before: ProcedureDto, after: ProcedureDto): void {
    this.close(before.id);
    this.changed.emit({ before, after });
  }

  /** Focus goes back to where the row was opened. */
  protected close(id: number): void {
    this.edited.set(null);
    setTimeout(() => document.getElementById(`cd-procedure-${id}`)?.focus());
  }
}
