import { Patient } from '@cuspid/patients/api';
import { INVOICE } from '@cuspid/payment-records/contracts';
import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Invoice } from './invoice';

/** What makes an invoice void. Append-only, with a series of numbers of its own. */
@Entity('credit_note')
@Unique('credit_note_number', ['number'])
@Unique('credit_note_one_an_invoice', ['invoiceId'])
@Index('credit_note_issued', ['patientId', 'issuedAt'])
export class CreditNote {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'credit_note_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => Invoice, { name: 'credit_note_invoice' }) invoiceId!: number;
  @IdColumn() number!: number;
  @TextColumn(INVOICE.reasonMax) reason!: string;
  @InstantColumn() issuedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'credit_note_issued_by' }) issuedById!: number;
}
