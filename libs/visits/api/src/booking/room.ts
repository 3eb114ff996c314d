import { Injectable } from '@nestjs/common';
import { NotAllowed, type Actor } from '@cuspid/platform/api';
import { mayRole, TREATING } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { Chair } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import type { Occupied } from '@cuspid/visits/contracts';
import type { ClashDto } from '@cuspid/visits/contracts/dto';
import type { EntityManager } from 'typeorm';
import { NoSuchChair, NotAProvider, SlotTaken, TimeClosed } from '../visit-errors';
import { OpeningHours, type Shut } from './opening-hours';
import { Slots, type Timed } from './slots';

/** What stands in the way of a visit. */
export interface Obstacles {
  shut: Shut | null;
  clashes: ClashDto[];
}

/** Whether there is room for a visit, and keeping others from taking it meanwhile. */
@Injectable()
export class Room {
  constructor(
    private readonly hours: OpeningHours,
    private readonly slots: Slots,
  ) {}

  /** Nobody books the same providers or chairs until this transaction ends; held in the order of their ids. */
  async hold(tx: Tx, needed: readonly Pick<Timed, 'providerId' | 'chairId'>[]): Promise<void> {
    const lock = { mode: 'pessimistic_write' as const };
    for (const id of idsOf(needed.map(({ providerId }) => providerId))) {
      const person = await tx.findOne(User, { where: { id }, lock });
      if (!person?.isActive || !TREATING.includes(person.role)) throw new NotAProvider();
    }
    for (const id of idsOf(needed.map(({ chairId }) => chairId))) {
      const chair = await tx.findOne(Chair, { where: { id }, lock });
      if (!chair?.isActive) throw new NoSuchChair();
    }
  }

  /** What stands in the way, whoever asks; visits that go with it (`but`) do not. */
  async obstacles(db: EntityManager, timed: Timed, but: readonly number[] = []): Promise<Obstacles> {
    return { shut: await this.hours.shut(db, timed), clashes: await this.slots.clashes(db, timed, but) };
  }

  /** What the visit shares with others, when it may be booked over them. @throws SlotTaken, TimeClosed, NotAllowed */
  async inTheWay(
    tx: Tx,
    me: Actor,
    timed: Timed,
    reason: string | null | undefined,
  ): Promise<{ shared: Occupied[]; isFree: boolean }> {
    const { shut, clashes } = await this.obstacles(tx, timed);
    if (!shut && !clashes.length) return { shared: [], isFree: true };
    const mayOverbook = mayRole(me.role, 'visit.overbook');
    if (reason && !mayOverbook) throw new NotAllowed('visit.overbook');
    // A person is not in two places, whatever the reason.
    if (clashes.some(({ what }) => what === 'patient')) throw new SlotTaken(clashes);
    if (!reason && shut) throw new TimeClosed({ ...shut, mayOverbook });
    if (!reason) throw new SlotTaken(clashes);
    return { shared: [...new Set(clashes.map(({ what }) => what))], isFree: false };
  }
}

const idsOf = (ids: readonly (number | null)[]): number[] =>
  [...new Set(ids.filter((id) => id !== null))].sort((a, b) => a - b);
