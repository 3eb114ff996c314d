import { Patient } from '@cuspid/patients/api';
import type { ReceiptFormat } from '@cuspid/payment-records/contracts';
import { CountColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Posting } from '../ledger/posting';

/** A time a receipt was handed out. Append-only: there is one original, whoever asks for it at the same moment. */
@Entity('receipt_print')
@Unique('receipt_print_copy', ['postingId', 'copy'])
export class ReceiptPrint {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'receipt_print_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => Posting, { name: 'receipt_print_posting' }) postingId!: number;
  /** 0: the original. */
  @CountColumn() copy!: number;
  @TextColumn(4) format!: ReceiptFormat;
  @InstantColumn() printedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'receipt_print_printed_by' }) printedById!: number;
}
