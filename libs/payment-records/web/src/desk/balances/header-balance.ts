import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CashWords } from '../cash-words';
import { balanceText, overdueText, readBalance } from './patient-balance';

/** What the patient owes, in their header: a link to the payments. A dash while it is not known. */
@Component({
  selector: 'cd-header-balance',
  imports: [RouterLink, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <div class="pr-4 border-r border-line text-right whitespace-nowrap">
      <p class="text-small text-ink-3">{{ 'cash.balance' | transloco }}</p>
      @for (line of lines(); track line.text) {
        <a
          class="block tabular no-underline hover:underline font-medium"
          [class.text-ink]="!line.overdue"
          [class.text-red]="line.overdue"
          [routerLink]="['/patients', patientId(), 'payments']"
          >{{ line.text }}
          @if (line.overdue) {
            <span class="text-small">{{ line.overdue }}</span>
          }
        </a>
      }
    </div>
  `,
})
export class HeaderBalance {
  readonly patientId = input.required<number>();

  private readonly words = inject(CashWords);
  private readonly balance = readBalance(() => this.patientId());
  protected readonly lines = computed(() => {
    const items = this.balance.items();
    if (items === null) return [{ text: '–', overdue: '' }];
    const open = items.filter(({ balanceMinor }) => balanceMinor !== 0);
    if (!open.length) return [{ text: this.words.say('nothingOpen'), overdue: '' }];
    return open.map((one) => ({ text: balanceText(one, this.words), overdue: overdueText(one, this.words) }));
  });
}
