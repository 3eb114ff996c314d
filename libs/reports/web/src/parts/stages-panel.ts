import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReportTableDto } from '@cuspid/reports/contracts';
import type { ChartTone } from '../chart/chart-spec';
import { ReportAddress, type Params } from '../report-address';
import { ReportWords } from '../report-words';
import { toneOf } from './series-spec';

interface Stage {
  key: string;
  label: string;
  tone: ChartTone;
  minutes: number | null;
  median: string;
  ninetieth: string;
  medianRows: Params;
  ninetiethRows: Params;
}

const STAGES = ['wait', 'consultation', 'treatment', 'cashier'] as const;
const IN_CARE: readonly string[] = ['consultation', 'treatment'];

/** How long a visit takes, stage by stage: the middle of each, and what nine of ten stay under. */
@Component({
  selector: 'cd-stages-panel',
  imports: [RouterLink, TranslocoPipe],
  host: { class: 'report-card', 'data-series': 'stages' },
  template: `
    <header class="report-card-head">
      <h2>{{ 'reports.stages.title' | transloco }}</h2>
    </header>
    @if (whole(); as text) {
      <p class="report-stages-sum">
        <a class="report-number" [routerLink]="[]" [queryParams]="wholeRows" queryParamsHandling="merge">{{ text }}</a>
        <span>{{ 'reports.stages.sum' | transloco: { care: care() } }}</span>
      </p>
      <div class="report-stages-bar" aria-hidden="true">
        @for (stage of stages(); track stage.key) {
          @if (stage.minutes) {
            <i [attr.data-tone]="stage.tone" [style.flex-grow]="stage.minutes"></i>
          }
        }
      </div>
      <table class="report-stages tabular">
        <caption class="cdk-visually-hidden">
          {{
            'reports.stages.title' | transloco
          }}
        </caption>
        <thead class="cdk-visually-hidden">
          <tr>
            <th scope="col">{{ 'reports.stages.stage' | transloco }}</th>
            <th scope="col">{{ 'reports.stages.ninetieth' | transloco }}</th>
            <th scope="col">{{ 'reports.stages.median' | transloco }}</th>
          </tr>
        </thead>
        <tbody>
          @for (stage of stages(); track stage.key) {
            <tr>
              <th scope="row"><i [attr.data-tone]="stage.tone"></i>{{ stage.label }}</th>
              <td class="text-ink-3">
                <a
                  class="report-number"
                  [routerLink]="[]"
                  [queryParams]="stage.ninetiethRows"
                  queryParamsHandling="merge"
                  >{{ 'reports.stages.under' | transloco: { minutes: stage.ninetieth } }}</a
                >
              </td>
              <td class="report-stages-median">
                <a
                  class="report-number"
                  [routerLink]="[]"
                  [queryParams]="stage.medianRows"
                  queryParamsHandling="merge"
                  >{{ stage.median }}</a
                >
              </td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <p class="report-note">{{ 'reports.stages.none' | transloco }}</p>
    }
  `,
})
export class StagesPanel {
  /** Median and ninetieth of each figure that ends so, by the first part of its key. */
  readonly table = input.required<ReportTableDto>();

  private readonly address = inject(ReportAddress);
  private readonly words = inject(ReportWords);
  protected readonly wholeRows = this.address.rowsOf('clinic-median');
  private readonly minutes = computed(() => minutesOf(this.table()));
  protected readonly whole = computed(() => {
    const median = this.minutes().get('clinic')?.median ?? null;
    return median === null ? null : this.words.value(median, 'MINUTES', null);
  });
  protected readonly care = computed(() =>
    IN_CARE.reduce((sum, key) => sum + (this.minutes().get(key)?.median ?? 0), 0),
  );
  protected readonly stages = computed<Stage[]>(() =>
    STAGES.map((key, index) => {
      const { median = null, ninetieth = null } = this.minutes().get(key) ?? {};
      return {
        ...{ key, label: this.words.say(`stages.${key}`), tone: toneOf(key, index) },
        ...{ minutes: median, median: this.words.value(median, 'MINUTES', null) },
        ninetieth: this.words.value(ninetieth, 'COUNT', null),
        medianRows: this.address.rowsOf(`${key}-median`),
        ninetiethRows: this.address.rowsOf(`${key}-ninetieth`),
      };
    }),
  );
}

interface StageMinutes {
  median: number | null;
  ninetieth: number | null;
}

const number = (cell: string | number | null | undefined): number | null => (typeof cell === 'number' ? cell : null);

/** The rows of the table of stages by the stage each is of. */
function minutesOf({ columns, rows }: ReportTableDto): Map<string, StageMinutes> {
  const at = (key: string) => columns.findIndex((column) => column.key === key);
  const [median, ninetieth] = [at('median'), at('ninetieth')];
  const told = (row: (typeof rows)[number]) => ({
    median: number(row.cells[median]),
    ninetieth: number(row.cells[ninetieth]),
  });
  return new Map(rows.flatMap((row) => (row.key ? [[row.key.replace(/-median$/, ''), told(row)] as const] : [])));
}
