import { Patient } from '@cuspid/patients/api';
import { IdColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Posting } from '../ledger/posting';
import { Invoice } from './invoice';

/** That a charge stands on an invoice. Append-only. */
@Entity('invoice_charge')
@Unique('invoice_charge_once', ['invoiceId', 'chargeId'])
export class InvoiceCharge {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Invoice, { name: 'invoice_charge_invoice' }) invoiceId!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'invoice_charge_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => Posting, { name: 'invoice_charge_charge' }) chargeId!: number;
}
