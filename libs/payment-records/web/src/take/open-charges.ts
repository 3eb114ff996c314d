import { inject, Injectable, resource } from '@angular/core';
import type { PostingDto } from '@cuspid/payment-records/contracts';
import { LiveEvents, rereads } from '@cuspid/platform/web';
import { PatientAccount } from '../ledger/patient-account';
import { PaymentsApi } from '../payments-api';

const PAGE = 100;
/** Of more open charges than these a payment is not parted by hand; the server settles the oldest first by itself. */
const PAGES = 20;

/** The charges of the open patient that are not wholly paid, in the currency that shows; the oldest first, as they are settled. */
@Injectable()
export class OpenCharges {
  private readonly account = inject(PatientAccount);
  private readonly api = inject(PaymentsApi);
  private readonly read = resource({
    params: () => {
      const [patientId, currency] = [this.account.patientId(), this.account.currency()];
      return patientId === null || !currency || !this.account.balance() ? undefined : { patientId, currency };
    },
    loader: ({ params }) => this.find(params),
  });
  /** Null until they are known. */
  readonly all = () => (this.read.hasValue() ? this.read.value() : null);
  readonly error = () => this.read.error();
  readonly reload = rereads(this.read);

  constructor() {
    inject(LiveEvents).on('payments', ({ patientId }) => {
      if (patientId === undefined || patientId === this.account.patientId()) this.reload();
    });
  }

  private async find({ patientId, currency }: { patientId: number; currency: string }): Promise<PostingDto[]> {
    const found: PostingDto[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < PAGES; pages++) {
      const page = await this.api.page(patientId, { isOpen: true, currency, limit: PAGE, ...(cursor && { cursor }) });
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found.sort((a, b) => a.paidOn.localeCompare(b.paidOn) || a.id - b.id);
  }
}
