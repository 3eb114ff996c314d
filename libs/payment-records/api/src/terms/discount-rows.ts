import { Injectable } from '@nestjs/common';
import type { DiscountDto } from '@cuspid/payment-records/contracts/dto';
import { momentOf, namesOf, Patient } from '@cuspid/patients/api';
import { In, type EntityManager } from 'typeorm';
import { Posting } from '../ledger/posting';
import { factsOf } from './charge-facts';
import { Discount } from './discount';
import { author } from './instalment-rows';

/** Discounts as they are told: with whose they are, what they are on, and what is open of it now. */
@Injectable()
export class DiscountRows {
  async one(db: EntityManager, discount: Discount): Promise<DiscountDto> {
    const [dto] = await this.of(db, [discount]);
    if (!dto) throw new Error(`discount ${discount.id} was not told`);
    return dto;
  }

  async of(db: EntityManager, rows: readonly Discount[]): Promise<DiscountDto[]> {
    if (!rows.length) return [];
    const chargeIds = [...new Set(rows.map(({ chargeId }) => chargeId))];
    const charges = byId(await db.findBy(Posting, { id: In(chargeIds) }));
    const patients = byId(await db.findBy(Patient, { id: In([...new Set(rows.map(({ patientId }) => patientId))]) }));
    const facts = await factsOf(db, chargeIds);
    const name = await namesOf(
      db,
      rows.flatMap(({ askedById, decidedById }) => [askedById, decidedById]),
    );
    return rows.flatMap((row) => {
      const [charge, patient] = [charges.get(row.chargeId), patients.get(row.patientId)];
      if (!charge || !patient) return [];
      const { settledMinor, isReversed } = facts(charge.id);
      const open = isReversed ? 0 : charge.amountMinor - settledMinor;
      const { id, basisPoints, reason, state, answer, postingId, currency } = row;
      return {
        ...{ id, basisPoints, reason, state, answer, postingId, amount: { amountMinor: row.amountMinor, currency } },
        patient: { id: patient.id, code: patient.patientCode, name: `${patient.firstName} ${patient.lastName}` },
        charge: {
          ...{ id: charge.id, description: charge.description, chargedOn: charge.paidOn },
          ...{ amount: { amountMinor: charge.amountMinor, currency }, open: { amountMinor: open, currency } },
        },
        ...{ askedAt: row.askedAt.toISOString(), askedBy: author(row.askedById, name) },
        decidedAt: momentOf(row.decidedAt),
        decidedBy: row.decidedById === null ? null : author(row.decidedById, name),
      };
    });
  }
}

const byId = <T extends { id: number }>(rows: T[]): Map<number, T> => new Map(rows.map((row) => [row.id, row]));
