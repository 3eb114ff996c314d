import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PostingDto } from '@cuspid/payment-records/contracts';
import { dayText } from '@cuspid/platform/web';
import { Chip } from '@cuspid/ui';
import { PaymentWords } from '../payment-words';

/** The ledger, the newest line first: what was charged, what was paid, and what was owed after each. */
@Component({
  selector: 'cd-ledger-table',
  imports: [Chip, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './ledger-table.html',
})
export class LedgerTable {
  /** In one currency. */
  readonly rows = input.required<readonly PostingDto[]>();
  readonly chosen = input.required<number | null>();
  /** A sheet stands beside it: what it tells is left out here. */
  readonly isNarrow = input(false);
  /** The sheet beside it is a wide one. */
  readonly isSlim = input(false);
  readonly picked = output<number>();

  protected readonly words = inject(PaymentWords);
  protected readonly dayText = dayText;

  protected charged({ effectMinor, amount }: PostingDto): string {
    return effectMinor > 0 ? this.words.figure(effectMinor, amount.currency) : '';
  }

  protected paid({ effectMinor, amount }: PostingDto): string {
    return effectMinor < 0 ? this.words.figure(-effectMinor, amount.currency) : '';
  }

  protected balance({ balanceMinor, amount }: PostingDto): string {
    return balanceMinor === null ? '' : this.words.figure(balanceMinor, amount.currency);
  }
}
