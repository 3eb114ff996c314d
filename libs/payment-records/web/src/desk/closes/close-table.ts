import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DayCloseSummaryDto } from '@cuspid/payment-records/contracts';
import { amountText } from '@cuspid/ui';
import { differenceOf } from '../cash-count';
import { CashWords } from '../cash-words';

/** Closes as lines: what was expected, what was counted, and the difference in words. */
@Component({
  selector: 'cd-close-table',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <table class="table tabular" [attr.aria-label]="'cash.tab.closes' | transloco">
      <thead>
        <tr>
          <th scope="col">{{ 'cash.column.number' | transloco }}</th>
          <th scope="col">{{ 'cash.column.closed' | transloco }}</th>
          @if (withCashier()) {
            <th scope="col">{{ 'cash.cashier' | transloco }}</th>
          }
          <th scope="col" class="number cash-wide">{{ 'cash.column.postings' | transloco }}</th>
          <th scope="col" class="number">{{ 'cash.column.expected' | transloco }}</th>
          <th scope="col" class="number cash-wide">{{ 'cash.column.counted' | transloco }}</th>
          <th scope="col">{{ 'cash.column.difference' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track line.id) {
          <tr [class.selected]="line.id === chosenId()" (click)="chosen.emit(line.id)">
            <td>
              <button
                type="button"
                class="link"
                [attr.data-close]="line.id"
                [attr.aria-current]="line.id === chosenId() ? 'true' : null"
              >
                {{ line.number }}
              </button>
            </td>
            <td>{{ line.when }}</td>
            @if (withCashier()) {
              <td class="max-w-[180px] truncate">{{ line.cashier }}</td>
            }
            <td class="number cash-wide">{{ line.count }}</td>
            <td class="number">{{ line.currency }} {{ line.expected }}</td>
            <td class="number cash-wide">{{ line.counted }}</td>
            <td>
              <span class="cash-difference" [attr.data-kind]="line.kind">{{ line.difference }}</span>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class CloseTable {
  readonly closes = input.required<readonly DayCloseSummaryDto[]>();
  readonly chosenId = input<number | null>(null);
  readonly withCashier = input(false);
  readonly chosen = output<number>();

  private readonly words = inject(CashWords);
  protected readonly lines = computed(() =>
    this.closes().map((close) => {
      const { currency, expectedMinor, countedMinor } = close;
      const difference = differenceOf(expectedMinor, countedMinor);
      return {
        ...{ id: close.id, number: close.number, count: close.count, currency, kind: difference.kind },
        when: this.words.when(close.closedAt),
        cashier: close.cashier.name,
        expected: amountText(expectedMinor, currency),
        counted: amountText(countedMinor, currency),
        difference: this.words.difference(difference, currency),
      };
    }),
  );
}
