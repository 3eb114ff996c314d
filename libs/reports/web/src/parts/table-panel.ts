import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReportColumnDto, ReportTableDto, ReportTableRowDto } from '@cuspid/reports/contracts';
import { Avatar } from '@cuspid/ui';
import { ReportAddress, type Params } from '../report-address';
import { ReportWords } from '../report-words';

const LEFT: readonly string[] = ['TEXT', 'DAY', 'INSTANT'];
const FULL = 1000;

/** A cell as it is shown. */
interface ShownCell {
  text: string;
  link: Params | null;
  isNumber: boolean;
  /** Nothing to look at: grey. */
  isNothing: boolean;
  /** Of a share: how much of the bar is full, in percent. */
  bar: number | null;
  /** Fewer than five: not told. */
  isHidden: boolean;
}

/** A table of a report: each number is the way to the rows behind it. */
@Component({
  selector: 'cd-table-panel',
  imports: [Avatar, RouterLink, TranslocoPipe],
  host: { class: 'report-card', '[attr.data-table]': 'table().key' },
  templateUrl: './table-panel.html',
})
export class TablePanel {
  readonly table = input.required<ReportTableDto>();
  /** At most so many rows; the rest is in the report itself. */
  readonly most = input<number>();
  /** Columns there is no room for here; the report itself has them. */
  readonly without = input<readonly string[]>([]);
  /** The rows are people: initials beside the names, and the way to their own work. */
  readonly isPeople = input(false);

  private readonly address = inject(ReportAddress);
  private readonly words = inject(ReportWords);
  protected readonly columns = computed(() =>
    this.table()
      .columns.filter(({ key }) => !this.without().includes(key))
      .map((one) => ({ ...one, isNumber: !LEFT.includes(one.unit) })),
  );
  protected readonly rows = computed(() =>
    this.table()
      .rows.slice(0, this.most())
      .map((row) => ({ key: row.key, cells: this.cellsOf(row) })),
  );
  protected readonly total = computed(() => {
    const { total } = this.table();
    return total && this.cellsOf(total, true);
  });
  protected readonly hides = computed(() => this.rows().some(({ cells }) => cells.some(({ isHidden }) => isHidden)));
  protected readonly isCut = computed(() => this.table().isCut || this.table().rows.length > this.rows().length);

  /** A row of nobody in particular opens nothing; the total opens the rows of all. */
  private cellsOf({ key, cells }: ReportTableRowDto, isTotal = false): ShownCell[] {
    return this.table().columns.flatMap((column, index) => {
      if (this.without().includes(column.key)) return [];
      const cell = cells[index] ?? null;
      const isHidden = typeof cell === 'string' && cell.startsWith('<');
      const isNothing = cell === 0 || cell === null;
      return {
        text: column.key === 'role' ? this.words.role(cell) : this.words.cell(cell, column.unit, column.currency),
        link: this.linkOf(column, key, isNothing || isHidden || (key === null && !isTotal)),
        ...{ isNumber: !LEFT.includes(column.unit), isNothing, isHidden },
        bar: isBar(column) && typeof cell === 'number' ? Math.min(100, (cell / FULL) * 100) : null,
      };
    });
  }

  private linkOf({ figure }: ReportColumnDto, key: string | null, isClosed: boolean): Params | null {
    return figure && !isClosed ? this.address.rowsOf(figure, key) : null;
  }
}

const isBar = ({ unit, key }: ReportColumnDto): boolean => unit === 'PERCENT' && /use|share|quota|progress/.test(key);
