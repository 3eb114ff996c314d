import { Patient } from '@cuspid/patients/api';
import { DayColumn, IdColumn, InstantColumn, LongTextColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** An invoice as it was issued. Append-only: a credit note makes it void, and its number stays. */
@Entity('invoice')
@Unique('invoice_number', ['number'])
@Index('invoice_issued', ['patientId', 'issuedAt'])
@Check('invoice_due', 'due_on >= issued_on')
export class Invoice {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'invoice_patient' }) patientId!: number;
  @IdColumn() number!: number;
  @DayColumn() issuedOn!: string;
  @DayColumn() dueOn!: string;
  /** What it says, as canonical JSON: the very bytes the hash was made of. */
  @LongTextColumn() content!: string;
  @TextColumn(64, { type: 'char' }) hash!: string;
  @InstantColumn() issuedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'invoice_issued_by' }) issuedById!: number;
}
