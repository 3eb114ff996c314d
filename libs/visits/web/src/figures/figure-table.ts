import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { VisitCountsDto } from '@cuspid/visits/contracts';
import { daysText, percentText } from './figure-rows';

export interface FigureRow extends VisitCountsDto {
  name: string;
  /** Which visits these are; null where they cannot be listed. */
  filter: Record<string, string> | null;
}

/** The same counts for each of some: kinds of visit, providers. */
@Component({
  selector: 'cd-figure-table',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <table class="table figures-table">
      <thead>
        <tr>
          <th scope="col">{{ heading() }}</th>
          <th scope="col" class="number">{{ 'visits.figures.row.booked' | transloco }}</th>
          <th scope="col" class="number">{{ 'visits.figures.row.completed' | transloco }}</th>
          <th scope="col" class="number">{{ 'visits.figures.row.didNotAttend' | transloco }}</th>
          <th scope="col" class="number">{{ 'visits.figures.row.cancelled' | transloco }}</th>
          <th scope="col" class="number">{{ 'visits.figures.attendance' | transloco }}</th>
          <th scope="col" class="number">{{ 'visits.figures.lead' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.name) {
          <tr>
            <th scope="row">{{ row.name }}</th>
            <td class="number">
              @if (row.filter; as filter) {
                <button type="button" class="figure" (click)="opened.emit(filter)">{{ row.booked }}</button>
              } @else {
                {{ row.booked }}
              }
            </td>
            <td class="number">
              @if (row.completed && row.filter; as filter) {
                <button type="button" class="figure" (click)="opened.emit({ ...filter, status: 'COMPLETED' })">
                  {{ row.completed }}
                </button>
              } @else {
                {{ row.completed }}
              }
            </td>
            <td class="number">
              @if (row.didNotAttend && row.filter; as filter) {
                <button type="button" class="figure" (click)="opened.emit({ ...filter, status: 'DID_NOT_ATTEND' })">
                  {{ row.didNotAttend }}
                </button>
              } @else {
                {{ row.didNotAttend }}
              }
            </td>
            <td class="number">
              @if (row.cancelled && row.filter; as filter) {
                <button type="button" class="figure" (click)="opened.emit({ ...filter, status: 'CANCELLED' })">
                  {{ row.cancelled }}
                </button>
              } @else {
                {{ row.cancelled }}
              }
            </td>
            <td class="number">{{ percentText(row.attendance) }}</td>
            <td class="number">{{ daysText(row.leadDays) }}</td>
          </tr>
        } @empty {
          <tr>
            <td colspan="7" class="text-ink-3">{{ 'visits.figures.none' | transloco }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class FigureTable {
  readonly heading = input.required<string>();
  readonly rows = input.required<readonly FigureRow[]>();
  readonly opened = output<Record<string, string>>();
  protected readonly percentText = percentText;
  protected readonly daysText = daysText;
}
