import { INVOICE, minorOf } from '@cuspid/payment-records/contracts';
import type { InvoiceLineDto } from '@cuspid/payment-records/contracts/dto';
import { Invalid } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { AlreadyInvoiced, NothingToInvoice } from './paper-errors';

interface ChargeRow {
  id: number;
  chargedOn: string;
  description: string | null;
  amount: string;
  currency: string;
  settled: string;
  invoiced: number;
}

const SETTLED = '(select coalesce(sum(a.amount_minor), 0) from posting_allocation a where a.charge_id = p.id)';
const INVOICED = `exists (select 1 from invoice_charge on_one where on_one.charge_id = p.id
  and not exists (select 1 from credit_note note where note.invoice_id = on_one.invoice_id))`;
const CHARGES = `select p.id, date_format(p.paid_on, '%Y-%m-%d') as chargedOn, p.description, p.amount_minor as amount, p.currency,
  ${SETTLED} as settled, ${INVOICED} as invoiced
  from posting p where p.patient_id = ? and p.kind = 'CHARGE' and not exists (select 1 from posting v where v.reverses_id = p.id)`;
const CHOSEN = `${CHARGES} and p.id in (?) order by p.paid_on, p.id`;
const OPEN = `select * from (${CHARGES}) found where found.amount > found.settled and not found.invoiced order by chargedOn, id limit ?`;

/**
 * The lines of a new invoice: the charges that were chosen, or all that are open and on none. The caller holds the patient.
 * @throws AlreadyInvoiced, NothingToInvoice, Invalid (422 on `chargeIds`)
 */
export async function linesOf(tx: Tx, patientId: number, chosen?: readonly number[]): Promise<InvoiceLineDto[]> {
  const rows: ChargeRow[] = chosen
    ? await those(tx, patientId, chosen)
    : await tx.query(OPEN, [patientId, INVOICE.chargesMax]);
  if (!rows.length) throw new NothingToInvoice();
  return rows.map(({ id, chargedOn, description, amount, currency, settled }) => ({
    ...{ chargeId: id, chargedOn, description: description ?? '' },
    amount: { amountMinor: minorOf(amount), currency },
    settled: { amountMinor: minorOf(settled), currency },
  }));
}

async function those(tx: Tx, patientId: number, chosen: readonly number[]): Promise<ChargeRow[]> {
  const ids = [...new Set(chosen)];
  if (!ids.length) return [];
  const rows: ChargeRow[] = await tx.query(CHOSEN, [patientId, ids]);
  if (rows.length !== ids.length) {
    throw new Invalid([{ path: 'chargeIds', message: 'holds one that is no charge of this patient, or was reversed' }]);
  }
  const invoiced = rows.filter((row) => Number(row.invoiced) > 0).map(({ id }) => id);
  if (invoiced.length) throw new AlreadyInvoiced(invoiced);
  return rows;
}
