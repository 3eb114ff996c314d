import { Injectable } from '@nestjs/common';
import { isDuplicate, type Tx } from '@cuspid/platform/database';
import { isHeld, OCCUPIED, slotsOf, VISIT, VISIT_STATUSES, type Occupied } from '@cuspid/visits/contracts';
import type { ClashDto } from '@cuspid/visits/contracts/dto';
import { In, type EntityManager } from 'typeorm';
import { Visit } from '../visit';
import { SlotTaken } from '../visit-errors';
import { VisitSlot } from './visit-slot';

/** What takes up time, as far as it is known before it is booked. */
export type Timed = Pick<Visit, 'patientId' | 'providerId' | 'chairId' | 'startsAt' | 'minutes'> & { id?: number };

const HELD = VISIT_STATUSES.filter(isHeld);
const KEYS = { patient: 'patientId', provider: 'providerId', chair: 'chairId' } as const;

/** Who and what is where: the stretches that booked visits take up. */
@Injectable()
export class Slots {
  /** What is taken already of what the visit needs, by which visits; `but` those that make way themselves. */
  async clashes(db: EntityManager, visit: Timed, but: readonly number[] = []): Promise<ClashDto[]> {
    const slots = slotsOf(visit.startsAt, visit.minutes);
    const found: { what: Occupied; visitId: number }[] = [];
    for (const what of OCCUPIED) {
      const id = visit[KEYS[what]];
      if (id === null || !slots.length) continue;
      const rows = await db
        .createQueryBuilder(VisitSlot, 'slot')
        .select('distinct slot.visitId', 'visitId')
        .where(`slot.${KEYS[what]} = :id and slot.slot between :first and :last`, {
          id,
          first: slots[0],
          last: slots.at(-1),
        })
        .andWhere('slot.visitId not in (:...own)', { own: [visit.id ?? 0, ...but] })
        .limit(VISIT.clashesShown)
        .getRawMany<{ visitId: number }>();
      found.push(...rows.map(({ visitId }) => ({ what, visitId })));
    }
    return this.described(db, found.slice(0, VISIT.clashesShown));
  }

  /** Takes the visit's stretches, all that it needs but what is left `out`. @throws SlotTaken when somebody was faster. */
  async take(tx: Tx, visit: Visit, out: readonly Occupied[] = []): Promise<void> {
    await this.free(tx, visit.id);
    if (!isHeld(visit.status)) return;
    const shared = {
      visitId: visit.id,
      patientId: out.includes('patient') ? null : visit.patientId,
      providerId: out.includes('provider') ? null : visit.providerId,
      chairId: out.includes('chair') ? null : visit.chairId,
    };
    const rows = slotsOf(visit.startsAt, visit.minutes).map((slot) => ({ ...shared, slot }));
    if (!rows.length) return;
    try {
      await tx.insert(VisitSlot, rows);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw new SlotTaken(await this.clashes(tx, visit));
    }
  }

  /** Takes what is still free of it: the visit takes place, whatever was booked meanwhile. */
  async takeWhatIsFree(tx: Tx, visit: Visit): Promise<void> {
    const clashes = isHeld(visit.status) ? await this.clashes(tx, visit) : [];
    await this.take(
      tx,
      visit,
      clashes.map(({ what }) => what),
    );
  }

  async free(tx: Tx, visitId: number): Promise<void> {
    await tx.delete(VisitSlot, { visitId });
  }

  /** Visits of a patient came or went: each that is booked keeps them from being elsewhere, where two do not overlap. */
  async settle(tx: Tx, patientId: number): Promise<void> {
    const visits = await tx.find(Visit, { where: { patientId, status: In(HELD) }, order: { id: 'ASC' } });
    if (visits.length) await tx.update(VisitSlot, { visitId: In(visits.map(({ id }) => id)) }, { patientId: null });
    for (const visit of visits) {
      const clashes = await this.clashes(tx, { ...visit, providerId: null, chairId: null });
      if (!clashes.length) await tx.update(VisitSlot, { visitId: visit.id }, { patientId });
    }
  }

  private async described(db: EntityManager, found: { what: Occupied; visitId: number }[]): Promise<ClashDto[]> {
    if (!found.length) return [];
    const visits = await db.findBy(Visit, { id: In(found.map(({ visitId }) => visitId)) });
    return found.flatMap(({ what, visitId }) => {
      const visit = visits.find(({ id }) => id === visitId);
      return visit ? [{ what, visitId, startsAt: visit.startsAt.toISOString(), minutes: visit.minutes }] : [];
    });
  }
}
