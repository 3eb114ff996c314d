import { Discount, Instalment, InstalmentPlan, Ledger } from '@cuspid/payment-records/api';
import { dayAfter } from '@cuspid/platform/contracts';
import { transaction, type Tx } from '@cuspid/platform/database';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';

/** Lets every one of the patients owe: a late instalment, and a discount that is asked for on it. They are on every list of money. */
export async function owedByAll(clinic: SpecClinic, by: Person, patients: readonly number[]): Promise<void> {
  const day = dayAfter(await clinic.get(Clinic).today(), -5);
  for (const patientId of patients) {
    await transaction(clinic.source, (tx) => owed(tx, clinic, by, { patientId, day }));
  }
}

async function owed(tx: Tx, clinic: SpecClinic, by: Person, { patientId, day }: { patientId: number; day: string }) {
  await tx.query('select id from patient where id = ? for update', [patientId]);
  const amount = { amountMinor: 1_000, currency: 'LKR' };
  const line = { patientId, ...amount, description: 'Fixed appliance', paidOn: day, dueOn: day };
  const { id: chargeId } = await clinic.get(Ledger).charge(tx, by, line);
  const { id: planId } = await tx.save(
    tx.create(InstalmentPlan, {
      ...{ patientId, description: 'Fixed appliance', currency: 'LKR', totalMinor: 1_000, downPaymentMinor: 0 },
      ...{ everyMonths: 1, createdAt: new Date(), createdById: by.id, version: 1 },
    }),
  );
  const charged = { chargeId, chargedAt: new Date() };
  await tx.insert(Instalment, { planId, patientId, number: 1, dueOn: day, amountMinor: 1_000, ...charged });
  const asked = { state: 'WAITING' as const, askedAt: new Date(), askedById: by.id, reason: 'Second child' };
  await tx.insert(Discount, { patientId, chargeId, currency: 'LKR', amountMinor: 100, ...asked });
}
