import { Discount, Instalment, InstalmentPlan, Ledger } from '@cuspid/payment-records/api';
import { dayAfter } from '@cuspid/platform/contracts';
import { transaction, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { NUMBERS, patient, type Kind, type World } from './object-kind';

/** Something of a patient's payments that is reached by its own number; an archived patient's is read by who reads the archive. */
const ofPatient = (table: string, make: (world: World, patientId: number) => Promise<number>): Kind => ({
  ...NUMBERS,
  hides: (state, { bounded, archives, operation }) =>
    state === 'archived' ? !(archives && operation.method === 'GET') : bounded,
  make: async (world, whose) => String(await make(world, await patient(world, whose))),
  archive: ({ clinic }, id) =>
    clinic.source.query('update patient set is_active = 0 where id = (select patient_id from ?? where id = ?)', [
      table,
      id,
    ]),
});

/** An instalment plan of which all is still ahead. */
async function plan({ clinic, other }: World, patientId: number): Promise<number> {
  const day = dayAfter(await clinic.get(Clinic).today(), 30);
  return transaction(clinic.source, async (tx) => {
    const { id } = await tx.save(
      tx.create(InstalmentPlan, {
        ...{ patientId, description: 'Fixed appliance', currency: 'LKR', totalMinor: 300, downPaymentMinor: 0 },
        ...{ everyMonths: 1, createdAt: new Date(), createdById: other.id, version: 1 },
      }),
    );
    await tx.insert(Instalment, { planId: id, patientId, number: 1, dueOn: day, amountMinor: 300 });
    return id;
  });
}

async function chargeIn(tx: Tx, { clinic, other }: World, patientId: number): Promise<number> {
  await tx.query('select id from patient where id = ? for update', [patientId]);
  const line = { patientId, amountMinor: 1_000, currency: 'LKR', description: 'Crown' };
  return (await clinic.get(Ledger).charge(tx, other, line)).id;
}

const charge = (world: World, patientId: number): Promise<number> =>
  transaction(world.clinic.source, (tx) => chargeIn(tx, world, patientId));

/** A discount that waits for an answer. */
const discount = (world: World, patientId: number): Promise<number> =>
  transaction(world.clinic.source, async (tx) => {
    const chargeId = await chargeIn(tx, world, patientId);
    const asked = { state: 'WAITING' as const, askedAt: new Date(), askedById: world.other.id };
    const row = { patientId, chargeId, currency: 'LKR', amountMinor: 100, reason: 'Second child', ...asked };
    return (await tx.save(tx.create(Discount, row))).id;
  });

/** What stands in the addresses of instalments and discounts. */
export const TERMS_OBJECTS: Record<string, Kind> = {
  '/api/instalment-plans/:id': ofPatient('instalment_plan', plan),
  '/api/discounts/:id': ofPatient('discount', discount),
};

/** Fields that name a charge, and how one of another patient is made. */
export const TERMS_CHILDREN: Record<string, (world: World, patientId: number) => Promise<number>> = {
  chargeId: charge,
};

/** What such a field points at for it to be taken. */
export const TERMS_REFERENCES: Record<string, (world: World) => Promise<number>> = {
  chargeId: async (world) => charge(world, await patient(world, 'own')),
};
