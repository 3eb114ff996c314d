import { computed, effect, inject, Injectable, resource, signal, untracked } from '@angular/core';
import type { PostingDto } from '@cuspid/payment-records/contracts';
import { PaymentsApi } from '../payments-api';
import { PatientAccount } from './patient-account';

/** More lines than this a line has rarely; the rest is said by their amounts alone. */
const MOST = 30;

/** The lines a line hangs together with: what it settles, what settles it, what reverses it, what was given back of it. */
@Injectable()
export class RelatedLines {
  private readonly account = inject(PatientAccount);
  private readonly api = inject(PaymentsApi);
  private readonly kept = signal<ReadonlyMap<number, PostingDto>>(new Map());
  private readonly missing = computed(
    () => {
      const line = this.account.chosen();
      return line
        ? idsIn(line)
            .filter((id) => !this.account.known(id) && !this.kept().has(id))
            .slice(0, MOST)
        : [];
    },
    { equal: (a, b) => a.join() === b.join() },
  );
  private readonly read = resource({
    params: () => (this.missing().length ? this.missing() : undefined),
    // Each by itself: one that cannot be read leaves the others.
    loader: ({ params }) => Promise.all(params.map((id) => this.api.read(id).catch(() => null))),
  });
  private readonly returned = resource({
    params: () => {
      const line = this.account.chosen();
      return line?.kind === 'PAYMENT' && line.refundedMinor
        ? { id: line.id, of: line.patientId, currency: line.amount.currency }
        : undefined;
    },
    loader: async ({ params: { id, of, currency } }) => {
      const { items } = await this.api.page(of, { kind: 'REFUND', currency, limit: 100 });
      return items.filter(({ refundOfId }) => refundOfId === id);
    },
  });
  /** What was given back of the payment that is looked at. */
  readonly refunds = computed(() => (this.returned.hasValue() ? this.returned.value() : []));

  constructor() {
    effect(() => {
      const read = this.read.hasValue() ? this.read.value() : [];
      const found = read.filter((one): one is PostingDto => one !== null);
      if (found.length) untracked(() => this.keep(found));
    });
  }

  find(id: number | null): PostingDto | null {
    return id === null ? null : (this.account.known(id) ?? this.kept().get(id) ?? null);
  }

  private keep(found: readonly PostingDto[]): void {
    this.kept.update((kept) => new Map([...kept, ...found.map((one) => [one.id, one] as const)]));
  }
}

const idsIn = ({ id, allocations, reversesId, reversedById, refundOfId }: PostingDto): number[] => {
  const others = allocations.flatMap(({ paymentId, chargeId }) => [paymentId, chargeId]);
  const all = [...others, reversesId, reversedById, refundOfId];
  return [...new Set(all.filter((one): one is number => one !== null && one !== id))];
};
