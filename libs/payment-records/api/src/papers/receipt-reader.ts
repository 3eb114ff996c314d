import { Injectable } from '@nestjs/common';
import { minorOf, receiptText } from '@cuspid/payment-records/contracts';
import type { Patient } from '@cuspid/patients/api';
import { momentInWords } from '@cuspid/platform/providers';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { DataSource } from 'typeorm';
import { Posting } from '../ledger/posting';
import { NoReceipt } from './paper-errors';
import type { PrintedReceipt, ReceiptFacts, SettledCharge } from './receipt-facts';

interface SettledRow {
  chargeId: number;
  chargedOn: string;
  description: string | null;
  amount: string;
}

/** Reads from the ledger what a receipt says. */
@Injectable()
export class ReceiptReader {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly users: UsersService,
  ) {}

  /** The receipt of a payment or a refund. @throws NoReceipt */
  async read(posting: Posting, patient: Patient): Promise<Omit<PrintedReceipt, 'copy'>> {
    const { id, patientId, currency, postedById } = posting;
    const facts = await this.facts(posting);
    const staff = await this.users.named([postedById]);
    const [sum]: { balance: string | null }[] = await this.source.query(
      'select sum(effect_minor) as balance from posting where patient_id = ? and currency = ? and id <= ?',
      [patientId, currency, id],
    );
    return {
      facts,
      patient: { code: patient.patientCode, name: `${patient.firstName} ${patient.lastName}` },
      takenBy: staff.get(postedById)?.name ?? '',
      balanceMinor: minorOf(sum?.balance ?? null),
      voidedAt: await this.voidedAt(id),
    };
  }

  private async facts(posting: Posting): Promise<ReceiptFacts> {
    const { kind, receiptNumber, amountMinor, currency, method, reference, paidOn, postedAt, refundOfId } = posting;
    if ((kind !== 'PAYMENT' && kind !== 'REFUND') || receiptNumber === null) throw new NoReceipt();
    const paid = refundOfId && (await this.source.manager.findOneBy(Posting, { id: refundOfId }));
    return {
      ...{ number: receiptText(receiptNumber), kind, amountMinor, currency, method, reference, paidOn },
      postedAt: postedAt.toISOString(),
      settled: await this.settled(posting),
      tenderedMinor: posting.tenderedMinor,
      refundOf: paid && paid.receiptNumber ? receiptText(paid.receiptNumber) : null,
    };
  }

  /** What was settled, or opened again, in the same moment: what the payment settled later is told by the account. */
  private async settled({ id, postedAt }: Posting): Promise<SettledCharge[]> {
    const rows: SettledRow[] = await this.source.query(
      `select a.charge_id as chargeId, date_format(c.paid_on, '%Y-%m-%d') as chargedOn, c.description, sum(a.amount_minor) as amount
       from posting_allocation a join posting c on c.id = a.charge_id
       where a.cause_id = ? and a.posted_at = ? group by a.charge_id, c.paid_on, c.description order by c.paid_on, a.charge_id`,
      [id, postedAt],
    );
    return rows.map(({ chargeId, chargedOn, description, amount }) => ({
      ...{ chargeId, chargedOn, description: description ?? '' },
      amountMinor: Math.abs(minorOf(amount)),
    }));
  }

  private async voidedAt(id: number): Promise<string | null> {
    const reversal = await this.source.manager.findOneBy(Posting, { reversesId: id });
    if (!reversal) return null;
    return momentInWords(reversal.postedAt, (await this.clinic.setting()).timeZone);
  }
}
