import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReportTableDto } from '@cuspid/reports/contracts';
import { ReportAddress } from '../report-address';
import { ReportWords } from '../report-words';

/** The first number of a table as bars, each with its name and its count: a list to read, and a picture beside it. */
@Component({
  selector: 'cd-bars-panel',
  imports: [RouterLink, TranslocoPipe],
  host: { class: 'report-card', '[attr.data-table]': 'table().key' },
  template: `
    <header class="report-card-head">
      <h2>{{ table().label }}</h2>
      <span class="report-card-end"><ng-content /></span>
    </header>
    <table class="report-bars tabular">
      <caption class="cdk-visually-hidden">
        {{
          table().label
        }}
      </caption>
      <tbody>
        @for (bar of bars(); track $index) {
          <tr>
            <th scope="row" [attr.title]="bar.label">{{ bar.label }}</th>
            <td class="report-bar" aria-hidden="true"><i [style.width.%]="bar.percent"></i></td>
            <td class="report-bar-value">
              @if (bar.link) {
                <a class="report-number" [routerLink]="[]" [queryParams]="bar.link" queryParamsHandling="merge">{{
                  bar.text
                }}</a>
              } @else {
                {{ bar.text }}
              }
            </td>
          </tr>
        } @empty {
          <tr>
            <td class="text-ink-3">{{ 'reports.noRows' | transloco }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class BarsPanel {
  readonly table = input.required<ReportTableDto>();
  readonly most = input(6);

  private readonly address = inject(ReportAddress);
  private readonly words = inject(ReportWords);
  protected readonly bars = computed(() => {
    const { columns, rows } = this.table();
    const at = columns.findIndex(({ unit }) => unit === 'COUNT');
    const column = columns[at];
    if (!column) return [];
    const counted = rows.map(({ key, cells }) => ({ key, label: String(cells[0] ?? '–'), count: numberOf(cells[at]) }));
    const shown = counted.sort((a, b) => b.count - a.count).slice(0, this.most());
    const most = Math.max(1, ...shown.map(({ count }) => count));
    return shown.map(({ key, label, count }) => ({
      label,
      percent: (count / most) * 100,
      text: this.words.value(count, 'COUNT', null),
      link: column.figure && key && count ? this.address.rowsOf(column.figure, key) : null,
    }));
  });
}

const numberOf = (cell: string | number | null | undefined): number => (typeof cell === 'number' ? cell : 0);
