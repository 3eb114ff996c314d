import { Injectable } from '@nestjs/common';
import { CareTeam } from '@cuspid/patients/api';
import type {
  AllocateDto,
  PostingDto,
  RecordPostingDto,
  RefundDto,
  ReverseDto,
} from '@cuspid/payment-records/contracts/dto';
import { Database, Invalid, NotFound, type Actor } from '@cuspid/platform/api';
import type { Permission } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { Ledger } from './ledger';
import { Posting } from './posting';
import { PostingRows } from './posting-rows';
import { amountOf, partsOf, PostingTerms } from './posting-terms';

/** What people do with the ledger: each a transaction in which the patient is held, so that lines come one after the other. */
@Injectable()
export class PostingsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly ledger: Ledger,
    private readonly terms: PostingTerms,
    private readonly rows: PostingRows,
  ) {}

  record(me: Actor, patientId: number, what: RecordPostingDto): Promise<PostingDto> {
    return this.db.transaction(me, async (tx) => {
      await this.careTeam.require(tx, me, patientId, 'payment.record', true);
      const made =
        what.kind === 'CHARGE'
          ? await this.ledger.charge(tx, me, await this.terms.charge(tx, patientId, what))
          : await this.ledger.pay(tx, me, await this.terms.payment(tx, patientId, what));
      return this.shown(tx, made);
    });
  }

  refund(me: Actor, id: number, { amount, ...what }: RefundDto): Promise<PostingDto> {
    return this.db.transaction(me, async (tx) => {
      const payment = await this.hold(tx, me, id, 'payment.record');
      if (amount) requireSame(amount.currency, payment);
      const amountMinor = amount && amountOf(amount);
      return this.shown(
        tx,
        await this.ledger.refund(tx, me, payment, { ...what, ...(amountMinor && { amountMinor }) }),
      );
    });
  }

  reverse(me: Actor, id: number, { reason }: ReverseDto): Promise<PostingDto> {
    return this.db.transaction(me, async (tx) => {
      const posting = await this.hold(tx, me, id, 'payment.reverse');
      return this.shown(tx, await this.ledger.reverse(tx, me, posting, reason));
    });
  }

  allocate(me: Actor, id: number, { allocations }: AllocateDto): Promise<PostingDto> {
    return this.db.transaction(me, async (tx) => {
      const payment = await this.hold(tx, me, id, 'payment.record');
      await this.ledger.allocate(tx, me, payment, allocations && partsOf(allocations, payment.currency));
      return this.shown(tx, payment);
    });
  }

  /** The line, with its patient held: they come first, everywhere. */
  private async hold(tx: Tx, me: Actor, id: number, permission: Permission): Promise<Posting> {
    const seen = await tx.findOneBy(Posting, { id });
    if (!seen) throw new NotFound();
    await this.careTeam.require(tx, me, seen.patientId, permission, true);
    const posting = await tx.findOneBy(Posting, { id, patientId: seen.patientId });
    // It may have gone to another record while the patient was waited for.
    if (!posting) throw new NotFound();
    return posting;
  }

  private async shown(tx: Tx, posting: Posting): Promise<PostingDto> {
    const [dto] = await this.rows.of(tx, [posting]);
    if (!dto) throw new NotFound();
    return dto;
  }
}

function requireSame(currency: string, payment: Posting): void {
  if (currency === payment.currency) return;
  throw new Invalid([{ path: 'amount.currency', message: `must be ${payment.currency}, as the payment is` }]);
}
