import { Injectable } from '@nestjs/common';
import { UsersService } from '@cuspid/users/api';
import { In, type EntityManager } from 'typeorm';
import { CreditNote } from './credit-note';
import type { Invoice } from './invoice';
import { contentOf, type ReadInvoice } from './invoice-content';

/** Reads what stands beside invoices: who issued them, and what made them void. */
@Injectable()
export class InvoiceReader {
  constructor(private readonly users: UsersService) {}

  async of(db: EntityManager, rows: readonly Invoice[]): Promise<ReadInvoice[]> {
    if (!rows.length) return [];
    const notes = await db.findBy(CreditNote, { invoiceId: In(rows.map(({ id }) => id)) });
    const staff = await this.users.named(
      [...rows, ...notes].map(({ issuedById }) => issuedById),
      db,
    );
    return rows.flatMap((row) => {
      const issuedBy = staff.get(row.issuedById);
      const note = notes.find(({ invoiceId }) => invoiceId === row.id) ?? null;
      const voidedBy = note && (staff.get(note.issuedById) ?? null);
      return issuedBy ? [{ row, content: contentOf(row), issuedBy, note, voidedBy }] : [];
    });
  }
}
