import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Notices } from '@cuspid/notices/api';
import { shareOf, type DiscountState } from '@cuspid/payment-records/contracts';
import type { AskDiscountDto, DiscountDto } from '@cuspid/payment-records/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Events, Invalid, NotFound, type Actor } from '@cuspid/platform/api';
import { mayRole, ROLES, type Permission } from '@cuspid/platform/contracts';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { In, Not } from 'typeorm';
import { Ledger } from '../ledger/ledger';
import { Posting } from '../ledger/posting';
import { factsOf } from './charge-facts';
import { Discount } from './discount';
import { DiscountRows } from './discount-rows';
import { DiscountDecided, DiscountTooLarge, DiscountWaits, OwnDiscount } from './terms-errors';

const ASKED = 'discount-asked';
const GRANTING = ROLES.filter((role) => mayRole(role, 'payment.discount'));

/** Discounts with approval: who takes payments asks, an administrator answers. */
@Injectable()
export class Discounts {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly ledger: Ledger,
    private readonly rows: DiscountRows,
    private readonly notices: Notices,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Asks. An administrator who is the only one to ask has nobody to wait for: theirs is granted at once, and the trail says so. */
  ask(me: Actor, patientId: number, what: AskDiscountDto): Promise<DiscountDto> {
    return this.db.transaction(me, async (tx) => {
      await this.careTeam.require(tx, me, patientId, 'payment.record', true);
      const charge = await tx.findOneBy(Posting, { id: what.chargeId, patientId, kind: 'CHARGE' });
      if (!charge) throw new NotFound();
      const amountMinor = amountOf(what, charge);
      await refuseBeyond(tx, charge, amountMinor);
      const discount = await this.placed(tx, me, charge, { ...what, amountMinor });
      const after = { chargeId: charge.id, amountMinor, currency: charge.currency, reason: what.reason };
      await this.tell(tx, me, 'discount.asked', discount, after);
      const others = await this.granting(tx, me);
      if (mayRole(me.role, 'payment.discount') && !others.length) {
        await this.granted(tx, me, discount, null, true);
      } else {
        const news = { kind: ASKED, patientId, byId: me.id, subjectId: discount.id, text: what.reason } as const;
        await this.notices.tell(tx, others, { ...news, until: neverYet() });
      }
      return this.rows.one(tx, discount);
    });
  }

  /** Grants it: the posting and the answer are one change. One’s own is granted by somebody else, while there is anybody. */
  grant(me: Actor, id: number, answer: string | null): Promise<DiscountDto> {
    return this.db.transaction(me, async (tx) => {
      const discount = await this.waiting(tx, me, id, 'payment.discount');
      const isOwn = discount.askedById === me.id;
      if (isOwn && (await this.granting(tx, me)).length) throw new OwnDiscount();
      await this.granted(tx, me, discount, answer, isOwn);
      return this.rows.one(tx, discount);
    });
  }

  refuse(me: Actor, id: number, answer: string): Promise<DiscountDto> {
    return this.db.transaction(me, async (tx) => {
      const discount = await this.waiting(tx, me, id, 'payment.discount');
      await this.close(tx, me, discount, 'REFUSED', answer);
      await this.tell(tx, me, 'discount.refused', discount, { answer });
      return this.rows.one(tx, discount);
    });
  }

  /** Takes the request back: whoever takes payments may, for the desk is one. */
  withdraw(me: Actor, id: number): Promise<DiscountDto> {
    return this.db.transaction(me, async (tx) => {
      const discount = await this.waiting(tx, me, id, 'payment.record');
      await this.close(tx, me, discount, 'WITHDRAWN', null);
      await this.tell(tx, me, 'discount.withdrawn', discount, {});
      return this.rows.one(tx, discount);
    });
  }

  /** The request while it waits, its patient held before it: of several who answer at once, the second is told of the first. */
  private async waiting(tx: Tx, me: Actor, id: number, permission: Permission): Promise<Discount> {
    const seen = await tx.findOneBy(Discount, { id });
    if (!seen) throw new NotFound();
    await this.careTeam.require(tx, me, seen.patientId, permission, true);
    const discount = await tx.findOne(Discount, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (discount?.patientId !== seen.patientId) throw new NotFound();
    if (discount.state !== 'WAITING') throw new DiscountDecided(discount.state);
    return discount;
  }

  private async placed(
    tx: Tx,
    me: Actor,
    { id: chargeId, patientId, currency }: Posting,
    { amountMinor, basisPoints = null, reason }: AskDiscountDto & { amountMinor: number },
  ): Promise<Discount> {
    const asked = { askedAt: clock.now(), askedById: me.id, state: 'WAITING' as const };
    const open = { decidedAt: null, decidedById: null, answer: null, postingId: null };
    const row = { patientId, chargeId, currency, amountMinor, basisPoints, reason, ...asked, ...open };
    try {
      return await tx.save(tx.create(Discount, row));
    } catch (error) {
      throw isDuplicate(error, 'discount_one_waits') ? new DiscountWaits() : error;
    }
  }

  private async granted(tx: Tx, me: Actor, discount: Discount, answer: string | null, isAlone: boolean): Promise<void> {
    const { patientId, chargeId, amountMinor, currency, reason } = discount;
    const charge = await tx.findOneByOrFail(Posting, { id: chargeId });
    await refuseBeyond(tx, charge, amountMinor);
    const parts = [{ chargeId, amountMinor }];
    const { visitId, description } = charge;
    const line = { patientId, amountMinor, currency, visitId, description, reason, parts };
    const { id: postingId } = await this.ledger.discount(tx, me, line);
    discount.postingId = postingId;
    await this.close(tx, me, discount, 'GRANTED', answer);
    const alone = isAlone && { own: 'granted by who asked: there is no other administrator' };
    await this.tell(tx, me, 'discount.granted', discount, { answer, postingId, amountMinor, ...alone });
  }

  private async close(tx: Tx, me: Actor, discount: Discount, state: DiscountState, answer: string | null) {
    await tx.save(Object.assign(discount, { state, answer, decidedAt: clock.now(), decidedById: me.id }));
    const { id, patientId, askedById } = discount;
    await this.notices.settle(tx, [ASKED], id);
    if (state === 'WITHDRAWN') return;
    const kind = state === 'GRANTED' ? 'discount-granted' : 'discount-refused';
    await this.notices.tell(tx, [askedById], { kind, patientId, byId: me.id, subjectId: id, text: answer });
  }

  /** Who else may grant one. */
  private async granting(tx: Tx, me: Actor): Promise<number[]> {
    const where = { role: In(GRANTING), isActive: true, id: Not(me.id) };
    const people = await tx.find(User, { where, select: { id: true } });
    return people.map(({ id }) => id);
  }

  private async tell(tx: Tx, me: Actor, action: string, { id, patientId }: Discount, after: object): Promise<void> {
    await this.audit.record(tx, me, action, { entity: 'discount', id, patientId, after });
    await this.events.publish(tx, 'payments', { patientId });
  }
}

/** It waits until it is answered; a year is as good as never. */
const neverYet = () => new Date(clock.ms() + 365 * 86_400_000);

/** What a request comes to. */
function amountOf({ amount, basisPoints }: AskDiscountDto, charge: Posting): number {
  if ((amount ?? null) !== null && (basisPoints ?? null) !== null) {
    throw new Invalid([{ path: 'basisPoints', message: 'is a share: an amount was told as well' }]);
  }
  if (amount && amount.currency !== charge.currency) {
    throw new Invalid([{ path: 'amount.currency', message: `must be ${charge.currency}, as the charge` }]);
  }
  const asked = amount?.amountMinor ?? (basisPoints ? shareOf(charge.amountMinor, basisPoints) : 0);
  if (asked < 1) throw new Invalid([{ path: 'amount', message: 'or a share is needed, of more than nothing' }]);
  return asked;
}

/** A discount is at most what is open of a charge that stands. */
async function refuseBeyond(tx: Tx, charge: Posting, amountMinor: number): Promise<void> {
  const { settledMinor, isReversed } = (await factsOf(tx, [charge.id]))(charge.id);
  if (isReversed || amountMinor > charge.amountMinor - settledMinor) throw new DiscountTooLarge();
}
