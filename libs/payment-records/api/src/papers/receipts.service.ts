import { Injectable, type StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { receiptText, type ReceiptFormat } from '@cuspid/payment-records/contracts';
import type { ReceiptFilter, ReceiptPrintDto, ReceiptStateDto } from '@cuspid/payment-records/contracts/dto';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import { Database, Events, NotFound, type Actor } from '@cuspid/platform/api';
import { clock, isDuplicate } from '@cuspid/platform/database';
import { PdfBusy } from '@cuspid/platform/providers';
import { UsersService } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { Posting } from '../ledger/posting';
import { MoneyPapers } from './money-papers';
import { NoReceipt } from './paper-errors';
import { ReceiptPrint } from './receipt-print';
import { ReceiptReader } from './receipt-reader';
import { receiptPage } from './receipt-page';
import { slipPage } from './slip-page';

/** Of as many who print the same receipt at once, one is first each time. */
const TRIES = 8;

interface Asked {
  posting: Posting;
  patient: Patient;
}

/** Receipts: one original each, and copies that say so. */
@Injectable()
export class Receipts {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly users: UsersService,
    private readonly reader: ReceiptReader,
    private readonly papers: MoneyPapers,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** How often it was printed, and whether it still counts. */
  async state(me: Actor, id: number): Promise<ReceiptStateDto> {
    const { posting } = await this.asked(me, id);
    const manager = this.db.source.manager;
    const prints = await manager.countBy(ReceiptPrint, { postingId: id });
    const last = await manager.findOne(ReceiptPrint, { where: { postingId: id }, order: { copy: 'DESC' } });
    const staff = last ? await this.users.named([last.printedById]) : new Map<number, StaffDto>();
    const by = last && staff.get(last.printedById);
    return {
      number: receiptText(posting.receiptNumber ?? 0),
      isVoid: await manager.existsBy(Posting, { reversesId: id }),
      prints,
      last: last && by ? printDto(last, by) : null,
    };
  }

  /** The receipt as a file. The first is the original, each after it a copy; a preview counts for nothing. */
  async pdf(me: Actor, id: number, { format = 'a4', preview = false }: ReceiptFilter): Promise<StreamableFile> {
    const asked = await this.asked(me, id);
    const name = `receipt-${receiptText(asked.posting.receiptNumber ?? 0)}`;
    if (!preview) return this.papers.file(name, await this.print(me, asked, format));
    this.audit.read(me, 'receipt.read', { entity: 'posting', id, patientId: asked.patient.id });
    return this.papers.file(`${name}-preview`, await this.render(me, asked, format, null));
  }

  /** It is printed before it is counted: a print that fails leaves the original to the next. */
  private async print(me: Actor, asked: Asked, format: ReceiptFormat): Promise<Buffer> {
    const { id: postingId, patientId } = asked.posting;
    for (let turn = 0; turn < TRIES; turn++) {
      const copy = await this.db.source.manager.countBy(ReceiptPrint, { postingId });
      const file = await this.render(me, asked, format, copy);
      try {
        await this.count(me, { patientId, postingId, copy, format });
        return file;
      } catch (error) {
        // Somebody else printed this one in the meantime: ours is the next copy.
        if (!isDuplicate(error, 'receipt_print_copy')) throw error;
      }
    }
    throw new PdfBusy();
  }

  private count(
    me: Actor,
    { patientId, ...print }: Pick<ReceiptPrint, 'patientId' | 'postingId' | 'copy' | 'format'>,
  ): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      await tx.insert(ReceiptPrint, { ...print, patientId, printedAt: clock.now(), printedById: me.id });
      const { postingId: id, copy, format } = print;
      await this.audit.record(tx, me, 'receipt.printed', { entity: 'posting', id, patientId, after: { copy, format } });
      await this.events.publish(tx, 'payments', { id, patientId });
    });
  }

  private async render(me: Actor, { posting, patient }: Asked, format: ReceiptFormat, copy: number | null) {
    const receipt = { ...(await this.reader.read(posting, patient)), copy };
    return this.papers.render(me, (printing) =>
      format === 'slip' ? slipPage(receipt, printing) : receiptPage(receipt, printing),
    );
  }

  private async asked(me: Actor, id: number): Promise<Asked> {
    const posting = await this.db.source.manager.findOneBy(Posting, { id });
    if (!posting) throw new NotFound();
    const patient = await this.careTeam.require(this.db.source.manager, me, posting.patientId, 'payment.read');
    if (posting.receiptNumber === null) throw new NoReceipt();
    return { posting, patient };
  }
}

const printDto = ({ copy, format, printedAt }: ReceiptPrint, printedBy: StaffDto): ReceiptPrintDto => ({
  ...{ copy, format, printedAt: printedAt.toISOString(), printedBy },
});
