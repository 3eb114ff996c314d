import { Patient } from '@cuspid/patients/api';
import { DayColumn, IdColumn, TextColumn } from '@cuspid/platform/database';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MinorColumn } from './minor-column';

/**
 * Where a patient stands in one currency. All of it follows from the ledger and is rewritten in the transaction of every line: it is
 * kept so that who owes is a walk of an index.
 */
@Entity('patient_balance')
@Unique('patient_balance_one', ['patientId', 'currency'])
@Index('patient_balance_by_amount', ['currency', 'balanceMinor', 'id'])
@Index('patient_balance_by_day', ['currency', 'side', 'openSince', 'id'])
@Check(
  'patient_balance_adds_up',
  'balance_minor = open_minor - prepaid_minor and open_minor >= 0 and prepaid_minor >= 0',
)
export class PatientBalance {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'patient_balance_patient' }) patientId!: number;
  @TextColumn(3, { type: 'char' }) currency!: string;
  /** What the patient owes; below nothing: what the clinic owes. */
  @MinorColumn() balanceMinor!: number;
  /** Open charges. */
  @MinorColumn() openMinor!: number;
  /** Paid, and settling nothing yet. */
  @MinorColumn() prepaidMinor!: number;
  @DayColumn({ nullable: true }) openSince!: string | null;
  /** Above nothing the patient owes: 1, below -1, even 0. */
  @Column({ type: 'tinyint', nullable: true, generatedType: 'STORED', asExpression: 'sign(balance_minor)' })
  side!: number;
}
