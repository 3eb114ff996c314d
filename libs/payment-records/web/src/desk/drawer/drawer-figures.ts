import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OpenDrawerDto } from '@cuspid/payment-records/contracts';
import { amountText } from '@cuspid/ui';
import { CashWords } from '../cash-words';

/** What should be in the drawer, by each method. Minus where more went out than came in. */
@Component({
  selector: 'cd-drawer-figures',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <table class="table" [attr.aria-label]="'cash.expected' | transloco">
      <thead>
        <tr>
          <th scope="col">{{ 'cash.column.method' | transloco }}</th>
          <th scope="col" class="number">{{ 'cash.column.postings' | transloco }}</th>
          <th scope="col" class="number">{{ 'cash.column.in' | transloco }}</th>
          <th scope="col" class="number">{{ 'cash.column.out' | transloco }}</th>
          <th scope="col" class="number">{{ 'cash.column.expected' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track line.method) {
          <tr [attr.data-method]="line.method">
            <th scope="row" class="cash-row-head">{{ line.name }}</th>
            <td class="number">{{ line.count }}</td>
            <td class="number">{{ line.in }}</td>
            <td class="number">{{ line.out }}</td>
            <td class="number font-semibold">{{ line.expected }}</td>
          </tr>
        }
      </tbody>
      <tfoot>
        <tr class="cash-sum">
          <th scope="row" class="cash-row-head">{{ 'cash.since' | transloco: { when: since() } }}</th>
          <td class="number">{{ drawer().count }}</td>
          <td colspan="2"></td>
          <td class="number font-semibold">{{ drawer().currency }} {{ amount(drawer().expectedMinor) }}</td>
        </tr>
      </tfoot>
    </table>
  `,
})
export class DrawerFigures {
  readonly drawer = input.required<OpenDrawerDto>();

  private readonly words = inject(CashWords);
  protected readonly since = computed(() => this.words.when(this.drawer().since));
  protected readonly lines = computed(() =>
    this.drawer().methods.map(({ method, count, inMinor, outMinor, expectedMinor }) => ({
      ...{ method, count, name: this.words.method(method) },
      in: this.amount(inMinor),
      out: outMinor ? this.amount(outMinor) : '–',
      expected: this.amount(expectedMinor),
    })),
  );

  protected amount(minor: number): string {
    return amountText(minor, this.drawer().currency);
  }
}
