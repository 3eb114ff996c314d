import { DayClose, DayClosing, Invoices, Ledger } from '@cuspid/payment-records/api';
import { transaction } from '@cuspid/platform/database';
import { SPEC_PASSWORD, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { NUMBERS, patient, type Kind, type World } from './object-kind';

const AMOUNT = { amountMinor: 1_000, currency: 'LKR' };
/** Whatever else lies in the drawer: what differs has a reason. */
const COUNTED = {
  ...{ currency: 'LKR', floatMinor: 0, counts: [{ method: 'CASH' as const, countedMinor: 1_000 }] },
  ...{ reason: 'Counted by a suite', currentPassword: SPEC_PASSWORD },
};

/** Something in somebody's drawer that can be counted. */
async function paidTo(clinic: SpecClinic, cashier: Person): Promise<void> {
  const patientId = await clinic.patient();
  await transaction(clinic.source, async (tx) => {
    await tx.query('select id from patient where id = ? for update', [patientId]);
    await clinic.get(Ledger).pay(tx, cashier, { patientId, ...AMOUNT, method: 'CASH' });
  });
}

async function close({ clinic, me }: World, whose: 'own' | 'foreign'): Promise<number> {
  const cashier = whose === 'own' ? me : await clinic.person('RECEPTION');
  await paidTo(clinic, cashier);
  try {
    return (await clinic.get(DayClosing).close(cashier, COUNTED)).id;
  } catch {
    // Another request of this suite closed the same drawer a moment before: it is that close.
    const last = { where: { cashierId: cashier.id }, order: { id: 'DESC' } } as const;
    return (await clinic.source.manager.findOneOrFail(DayClose, last)).id;
  }
}

async function invoice({ clinic }: World, patientId: number): Promise<number> {
  const issuer = await clinic.person('RECEPTION');
  await transaction(clinic.source, async (tx) => {
    await tx.query('select id from patient where id = ? for update', [patientId]);
    await clinic.get(Ledger).charge(tx, issuer, { patientId, ...AMOUNT, description: 'Filling' });
  });
  return (await clinic.get(Invoices).issue(issuer, patientId, {})).id;
}

/** What stands in the addresses of invoices and closes. */
export const PAPERS_OBJECTS: Record<string, Kind> = {
  '/api/invoices/:id': {
    ...NUMBERS,
    hides: (state, { bounded, archives, operation }) =>
      state === 'archived' ? !(archives && operation.method === 'GET') : bounded,
    make: async (world, whose) => String(await invoice(world, await patient(world, whose))),
    archive: ({ clinic }, id) =>
      clinic.source.query('update patient set is_active = 0 where id = (select patient_id from invoice where id = ?)', [
        id,
      ]),
  },
  '/api/payment-records/day-close/:id': {
    ...NUMBERS,
    // A close is the cashier's and the administrators', who are also those that read the archive; nobody puts one away.
    hides: (state, { archives }) => state === 'foreign' && !archives,
    make: async (world, whose) => String(await close(world, whose)),
  },
};

/** What closing a drawer wants besides its example: something in it, and who signs. */
export const PAPERS_BESIDES: Record<string, (world: World) => Promise<Record<string, unknown>>> = {
  'POST /api/payment-records/day-close': async ({ clinic, me }) => {
    await paidTo(clinic, me);
    return COUNTED;
  },
};

/** What fields of a close point at. */
export const PAPERS_REFERENCES: Record<string, (world: World) => Promise<number>> = {
  cashierId: ({ me }) => Promise.resolve(me.id),
  lastPostingId: () => Promise.resolve(1),
};

/** Routes whose example cannot be taken here, and where it is. */
export const PAPERS_ELSEWHERE: Record<string, string> = {
  'POST /api/patients/:id/invoices': 'wants a charge: libs/payment-records/api/src/papers/papers.spec.ts',
};
