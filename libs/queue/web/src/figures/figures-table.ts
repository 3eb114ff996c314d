import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StageFigureDto } from '@cuspid/queue/contracts';
import { StatusDial } from '@cuspid/ui';
import { LANES } from '../board/lanes';

export interface FiguresRow {
  key: string;
  /** The dentist, or the hour. */
  name: string;
  /** The first row of its group: the one that says the name. */
  isFirst: boolean;
  figure: StageFigureDto;
}

/** Stages with how often they were measured, the middle, nine of ten, and how many kept the target. */
@Component({
  selector: 'cd-figures-table',
  imports: [StatusDial, TranslocoPipe],
  host: {
    class: 'block px-[var(--gutter)] pb-5 min-h-0 overflow-auto',
    tabindex: '0',
    role: 'region',
    '[attr.aria-label]': 'caption()',
  },
  template: `
    <div class="table-scroll card">
      <table class="table">
        <caption class="cdk-visually-hidden">
          {{
            caption()
          }}
        </caption>
        <thead>
          <tr>
            @if (named(); as named) {
              <th scope="col">{{ 'queue.figures.by.' + named | transloco }}</th>
            }
            @for (head of heads; track head) {
              <th scope="col" [class.number]="head !== 'stage'">{{ 'queue.figures.head.' + head | transloco }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.key) {
            <tr>
              @if (named()) {
                <th scope="row" class="queue-figures-name">
                  <span [class.cdk-visually-hidden]="!row.isFirst">{{ row.name }}</span>
                </th>
              }
              <td>
                <span class="flex items-center gap-2">
                  <cd-status-dial [state]="dialOf(row)" />{{ 'ui.status.' + dialOf(row) | transloco }}
                </span>
              </td>
              <td class="number tabular">{{ row.figure.count }}</td>
              <td class="number tabular">{{ 'ui.minutes' | transloco: { minutes: row.figure.medianMinutes } }}</td>
              <td class="number tabular">{{ 'ui.minutes' | transloco: { minutes: row.figure.ninetiethMinutes } }}</td>
              <td class="number tabular">
                {{
                  'queue.figures.share'
                    | transloco: { percent: percent(row), kept: row.figure.withinTarget, count: row.figure.count }
                }}
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class FiguresTable {
  readonly rows = input.required<readonly FiguresRow[]>();
  /** What the first column names; none where there is one group only. */
  readonly named = input<string | null>(null);
  readonly caption = input.required<string>();

  protected readonly heads = ['stage', 'count', 'median', 'ninetieth', 'within'];

  protected dialOf({ figure }: FiguresRow) {
    return LANES.find((lane) => lane.status === figure.stage)?.dial ?? 'waiting';
  }

  protected percent({ figure }: FiguresRow): number {
    // Never 100 where one was late.
    return Math.floor((figure.withinTarget / Math.max(1, figure.count)) * 100);
  }
}
