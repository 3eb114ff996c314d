import { Injectable, type StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { creditNoteText, INVOICE, invoiceText } from '@cuspid/payment-records/contracts';
import type {
  InvoiceDto,
  InvoiceFilter,
  InvoiceSummaryDto,
  IssueInvoiceDto,
  VoidInvoiceDto,
} from '@cuspid/payment-records/contracts/dto';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import {
  cursorOf,
  Database,
  Events,
  instantOf,
  Invalid,
  limitOf,
  NotFound,
  pageFrom,
  placeOf,
  type Actor,
} from '@cuspid/platform/api';
import { dayAfter, type Page, type Permission } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { NumberSeries } from '../ledger/number-series';
import { CreditNote } from './credit-note';
import { Invoice } from './invoice';
import { InvoiceCharge } from './invoice-charge';
import { freeze, invoiceOf, summaryOf, totalsOf, type InvoiceContent } from './invoice-content';
import { linesOf } from './invoice-lines';
import { invoicePage } from './invoice-page';
import { InvoiceReader } from './invoice-reader';
import { MoneyPapers } from './money-papers';
import { InvoiceVoid } from './paper-errors';

const INVOICES = 'invoice';
const CREDIT_NOTES = 'credit-note';
const SORT = 'issued';

/** Invoices: issued once, never changed, void by a credit note. */
@Injectable()
export class Invoices {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly reader: InvoiceReader,
    private readonly papers: MoneyPapers,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** A patient's invoices, the newest first. */
  async page(me: Actor, patientId: number, filter: InvoiceFilter): Promise<Page<InvoiceSummaryDto>> {
    const manager = this.db.source.manager;
    await this.careTeam.require(manager, me, patientId, 'payment.read');
    const query = manager.createQueryBuilder(Invoice, 'one').where('one.patientId = :patientId', { patientId });
    const isVoid = 'exists (select 1 from credit_note note where note.invoice_id = one.id)';
    if (filter.state) query.andWhere(filter.state === 'VOID' ? isVoid : `not ${isVoid}`);
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [at, id] = placeOf(filter.cursor, SORT, 2);
      query.andWhere('(one.issuedAt < :at or (one.issuedAt = :at and one.id < :id))', { at: instantOf(at), id });
    }
    const limit = limitOf(filter);
    const rows = await query
      .orderBy('one.issuedAt', 'DESC')
      .addOrderBy('one.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limit,
      ({ issuedAt, id }) => cursorOf(SORT, [issuedAt.toISOString(), id]),
      (row) => row,
    );
    this.audit.read(me, 'invoice.read', { entity: 'patient', id: patientId, patientId });
    const items = (await this.reader.of(manager, page.items)).map(summaryOf);
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  async one(me: Actor, id: number): Promise<InvoiceDto> {
    const { row } = await this.reached(this.db.source.manager, me, id, 'payment.read');
    this.audit.read(me, 'invoice.read', { entity: 'invoice', id, patientId: row.patientId });
    return this.told(this.db.source.manager, row);
  }

  /** The invoice on A4; of one that was voided it says VOID. Each print is noted. */
  async pdf(me: Actor, id: number): Promise<StreamableFile> {
    const manager = this.db.source.manager;
    const { row } = await this.reached(manager, me, id, 'payment.read');
    const [read] = await this.reader.of(manager, [row]);
    if (!read) throw new NotFound();
    const { timeZone } = await this.clinic.setting();
    const file = await this.papers.render(me, (printing) => invoicePage(read, timeZone, printing));
    const { patientId } = row;
    await this.db.transaction(me, (tx) =>
      this.audit.record(tx, me, 'invoice.printed', { entity: 'invoice', id, patientId }),
    );
    return this.papers.file(`invoice-${invoiceText(row.number)}`, file);
  }

  /** Puts charges on a new invoice. @throws AlreadyInvoiced, NothingToInvoice, Invalid */
  issue(me: Actor, patientId: number, what: IssueInvoiceDto): Promise<InvoiceDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, patientId, 'payment.record', true);
      const issuedOn = await this.clinic.today(tx);
      const dueOn = what.dueOn ?? dayAfter(issuedOn, INVOICE.dueDays);
      if (dueOn < issuedOn) throw new Invalid([{ path: 'dueOn', message: 'is past already' }]);
      const lines = await linesOf(tx, patientId, what.chargeIds);
      const said = { issuedOn, dueOn, ...whose(patient), notes: what.notes ?? null, lines, totals: totalsOf(lines) };
      const row = await this.numbered(tx, me, patient, said);
      return this.told(tx, row);
    });
  }

  /** Makes an invoice void by a credit note; its charges may stand on another. @throws InvoiceVoid */
  void(me: Actor, id: number, { reason }: VoidInvoiceDto): Promise<InvoiceDto> {
    return this.db.transaction(me, async (tx) => {
      const { row } = await this.reached(tx, me, id, 'payment.reverse', true);
      const { patientId } = row;
      if (await tx.existsBy(CreditNote, { invoiceId: id })) throw new InvoiceVoid();
      const number = await NumberSeries.next(tx, CREDIT_NOTES);
      const issued = { issuedAt: clock.now(), issuedById: me.id };
      await tx.insert(CreditNote, { invoiceId: id, patientId, number, reason, ...issued });
      const after = { reason, creditNote: creditNoteText(number) };
      await this.audit.record(tx, me, 'invoice.voided', { entity: 'invoice', id, patientId, after });
      await this.events.publish(tx, 'payments', { patientId });
      return this.told(tx, row);
    });
  }

  /** The number is drawn last: everybody who issues one waits for it. */
  private async numbered(
    tx: Tx,
    me: Actor,
    { id: patientId }: Patient,
    said: Omit<InvoiceContent, 'format' | 'number'>,
  ): Promise<Invoice> {
    const number = await NumberSeries.next(tx, INVOICES);
    const content: InvoiceContent = { format: 'cuspid-invoice-1', number: invoiceText(number), ...said };
    const issued = { number, issuedAt: clock.now(), issuedById: me.id };
    const { identifiers } = await tx.insert(Invoice, { patientId, ...freeze(content), ...issued });
    const id = Number(identifiers[0]?.['id']);
    await tx.insert(
      InvoiceCharge,
      said.lines.map(({ chargeId }) => ({ invoiceId: id, patientId, chargeId })),
    );
    const after = { number: content.number, dueOn: said.dueOn, totals: said.totals };
    await this.audit.record(tx, me, 'invoice.issued', { entity: 'invoice', id, patientId, after });
    await this.events.publish(tx, 'payments', { patientId });
    return tx.findOneByOrFail(Invoice, { id });
  }

  private async told(db: EntityManager, row: Invoice): Promise<InvoiceDto> {
    const [read] = await this.reader.of(db, [row]);
    if (!read) throw new NotFound();
    return invoiceOf(read);
  }

  private async reached(db: EntityManager, me: Actor, id: number, permission: Permission, lock = false) {
    const row = await db.findOneBy(Invoice, { id });
    if (!row) throw new NotFound();
    return { row, patient: await this.careTeam.require(db, me, row.patientId, permission, lock) };
  }
}

const whose = ({ firstName, lastName, patientCode }: Patient) => ({
  billedTo: `${firstName} ${lastName}`,
  patientCode,
});
