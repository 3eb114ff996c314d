import { Ledger } from '@cuspid/payment-records/api';
import { transaction } from '@cuspid/platform/database';
import { NUMBERS, patient, type Kind, type World } from './object-kind';

const AMOUNT = { amountMinor: 1_000, currency: 'LKR' };

/** A payment that settles nothing yet, and a charge it could settle: it may be given back, reversed and allocated. */
async function payment({ clinic, other }: World, patientId: number): Promise<number> {
  return transaction(clinic.source, async (tx) => {
    await tx.query('select id from patient where id = ? for update', [patientId]);
    const ledger = clinic.get(Ledger);
    const { id } = await ledger.pay(tx, other, { patientId, ...AMOUNT, method: 'CASH' });
    await ledger.charge(tx, other, { patientId, ...AMOUNT, description: 'Filling' });
    return id;
  });
}

/** What stands in the addresses of the ledger; an archived patient's is read by who reads the archive. */
export const LEDGER_OBJECTS: Record<string, Kind> = {
  '/api/payment-records/:id': {
    ...NUMBERS,
    hides: (state, { bounded, archives, operation }) =>
      state === 'archived' ? !(archives && operation.method === 'GET') : bounded,
    make: async (world, whose) => String(await payment(world, await patient(world, whose))),
    archive: ({ clinic }, id) =>
      clinic.source.query('update patient set is_active = 0 where id = (select patient_id from posting where id = ?)', [
        id,
      ]),
  },
};
