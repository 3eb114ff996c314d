import { createHash } from 'node:crypto';
import type { PostingDto } from '@cuspid/payment-records/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import type { PostingsService } from '../ledger/postings.service';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Somebody of the desk, as the guard knows them. */
export const cashierOf = (id: number): Actor => ({
  ...{ id, name: 'Desk', role: 'RECEPTION', sessionId: 0, mustChangePassword: false },
  ...{ address: null, requestId: 'replica' },
});

/** A payment as the desk takes it: the key is its reference too, so that it can be found again. */
export function press(postings: PostingsService, me: Actor, patientId: number, key: string): Promise<PostingDto> {
  const amount = { amountMinor: 1_000, currency: 'LKR' };
  const once = { key, fingerprint: digest(key) };
  return postings.record({ ...me, once }, patientId, { kind: 'PAYMENT', amount, method: 'CASH', reference: key });
}
