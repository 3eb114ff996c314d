import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { PostingDto } from '@cuspid/payment-records/contracts';
import { firstValueFrom } from 'rxjs';
import { wordsOfPayments } from './terms/words';

/** For specs: the words of the frame and of this room are there before anything is shown. */
export async function speakEnglish(): Promise<void> {
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ payments: await wordsOfPayments() }, 'en');
}

/** A charge of 1,500.00, all of it open. */
export function posting(id: number, change: Partial<PostingDto> = {}): PostingDto {
  return {
    id,
    patientId: 7,
    kind: 'CHARGE',
    status: 'PENDING',
    amount: { amountMinor: 150_000, currency: 'LKR' },
    effectMinor: 150_000,
    balanceMinor: 150_000,
    openMinor: 150_000,
    refundedMinor: null,
    allocations: [],
    method: null,
    description: `Scaling ${id}`,
    reference: null,
    notes: null,
    reason: null,
    paidOn: `2026-11-0${id}`,
    paidAt: '2026-11-01T05:00:00.000Z',
    dueOn: null,
    postedAt: '2026-11-01T05:00:00.000Z',
    postedBy: null,
    procedureId: null,
    planItemId: null,
    visitId: null,
    receiptNumber: null,
    tenderedMinor: null,
    changeMinor: null,
    reversesId: null,
    reversedById: null,
    refundOfId: null,
    ...change,
  };
}
