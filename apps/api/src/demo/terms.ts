import type { INestApplicationContext } from '@nestjs/common';
import { Discount, Instalment, InstalmentPlan, Ledger } from '@cuspid/payment-records/api';
import { monthsAfter, scheduleOf, shareOf } from '@cuspid/payment-records/contracts';
import type { Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import type { ClinicTime } from './clinic-time';

/** What is agreed on: when it began, for how much, and how many of the instalments since are paid. */
interface Agreed {
  description: string;
  monthsAgo: number;
  totalMinor: number;
  downPaymentMinor: number;
  instalments: number;
  paid: number;
}

const AGREED: readonly Agreed[] = [
  {
    description: 'Fixed appliance, both arches',
    monthsAgo: 5,
    totalMinor: 18_000_000,
    downPaymentMinor: 3_000_000,
    instalments: 15,
    paid: 5,
  },
  {
    description: 'Functional appliance',
    monthsAgo: 4,
    totalMinor: 9_500_000,
    downPaymentMinor: 1_500_000,
    instalments: 12,
    paid: 2,
  },
];

/** Two patients in orthodontic treatment who pay by instalments, one of them late, and a discount that waits for an answer. */
export async function writeTerms(
  tx: Tx,
  app: INestApplicationContext,
  { desk, time }: { desk: number; time: ClinicTime },
): Promise<void> {
  const patients: { id: number }[] = await tx.query(
    `select distinct finding.patient_id as id from chart_finding finding
     join patient on patient.id = finding.patient_id and patient.is_active = 1
     where finding.code = 'bracket' order by finding.patient_id limit ?`,
    [AGREED.length],
  );
  const { id, name, role } = await tx.findOneByOrFail(User, { id: desk });
  const me: Actor = { id, name, role, sessionId: 0, mustChangePassword: false, address: null, requestId: 'demo' };
  const charges: number[] = [];
  for (const [index, patient] of patients.entries()) {
    const agreed = AGREED[index];
    if (agreed) charges.push(await writePlan(tx, app.get(Ledger), me, time, { patientId: patient.id, agreed }));
  }
  const [patientId, chargeId] = [patients.at(-1)?.id, charges.at(-1)];
  if (patientId && chargeId) await ask(tx, me, time, { patientId, chargeId });
}

/** Agrees on a plan back then, charges what fell due since, and pays some of it. Gives the last charge. */
async function writePlan(
  tx: Tx,
  ledger: Ledger,
  me: Actor,
  time: ClinicTime,
  { patientId, agreed }: { patientId: number; agreed: Agreed },
): Promise<number> {
  const { description, totalMinor, downPaymentMinor, instalments, monthsAgo, paid } = agreed;
  // Of each month the fifth, so that months of any length have it.
  const begun = `${monthsAfter(time.today, -monthsAgo).slice(0, 8)}05`;
  const at = time.at(begun, 10 * 60);
  const plan = await tx.save(
    tx.create(InstalmentPlan, {
      ...{ patientId, description, currency: 'LKR', totalMinor, downPaymentMinor, everyMonths: 1 },
      ...{ createdAt: at, createdById: me.id, version: 1 },
    }),
  );
  const firstDueOn = monthsAfter(begun, 1);
  const ahead = scheduleOf({ restMinor: totalMinor - downPaymentMinor, instalments, firstDueOn, everyMonths: 1 });
  const all = [{ dueOn: begun, amountMinor: downPaymentMinor }, ...ahead];
  let last = 0;
  for (const [number, { dueOn, amountMinor }] of all.entries()) {
    const row = { planId: plan.id, patientId, number, dueOn, amountMinor };
    if (dueOn > time.today) {
      await tx.insert(Instalment, row);
      continue;
    }
    const when = { paidOn: dueOn, paidAt: time.at(dueOn, 10 * 60) };
    const which = number ? `instalment ${number}` : 'down payment';
    const line = { patientId, currency: 'LKR', amountMinor, ...when };
    const charge = await ledger.charge(tx, me, { ...line, dueOn, description: `${description}, ${which}` });
    await tx.insert(Instalment, { ...row, chargeId: charge.id, chargedAt: when.paidAt });
    if (number < paid) {
      const parts = [{ chargeId: charge.id, amountMinor }];
      await ledger.pay(tx, me, { ...line, method: number % 2 ? 'CARD' : 'CASH', parts });
    }
    last = charge.id;
  }
  return last;
}

/** A tenth off, asked for two hours ago. */
async function ask(
  tx: Tx,
  me: Actor,
  time: ClinicTime,
  { patientId, chargeId }: { patientId: number; chargeId: number },
): Promise<void> {
  const [charge]: { amount: string }[] = await tx.query('select amount_minor as amount from posting where id = ?', [
    chargeId,
  ]);
  const amountMinor = shareOf(Number(charge?.amount ?? 0), 1_000);
  if (!amountMinor) return;
  await tx.insert(Discount, {
    ...{ patientId, chargeId, currency: 'LKR', amountMinor, basisPoints: 1_000, reason: 'Second child in treatment' },
    ...{ state: 'WAITING', askedAt: time.ago(120), askedById: me.id },
  });
}
