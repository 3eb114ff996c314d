import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field, TextInput } from '@cuspid/ui';
import { PatientAccount } from './patient-account';

/** What people pay with besides the clinic's own. */
const USUAL = ['USD', 'EUR', 'GBP', 'INR', 'AUD'];

/** Another currency than the one that shows: the whole page goes over to it, for they are never added together. */
@Component({
  selector: 'cd-currency-choice',
  imports: [Field, TextInput, TranslocoPipe],
  template: `
    <cd-field [label]="'payments.currency' | transloco">
      <select class="h-11!" [disabled]="disabled()" #choice cdInput (change)="choose(choice.value)">
        @for (one of all(); track one) {
          <option [value]="one" [selected]="one === account.currency()">{{ one }}</option>
        }
      </select>
    </cd-field>
  `,
})
export class CurrencyChoice {
  readonly disabled = input(false);

  private readonly router = inject(Router);
  protected readonly account = inject(PatientAccount);
  protected readonly all = computed(() => {
    const own = this.account.settings()?.currency;
    const known = [...(own ? [own] : []), this.account.currency() ?? '', ...this.account.currencies(), ...USUAL];
    return [...new Set(known.filter(Boolean))];
  });

  protected choose(currency: string): void {
    const queryParams = { currency, after: null, skip: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
