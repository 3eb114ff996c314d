import { DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Patient } from '@cuspid/patients/api';
import { RECALL, type Channel, type Outcome } from '@cuspid/recalls/contracts';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { RecallRule } from './recall-rule';

/** A try to reach a patient. It names patient and rule, not the recall: of two merged records the tries are one story. */
@Entity('recall_attempt')
@Index('recall_attempt_patient', ['patientId', 'at'])
export class RecallAttempt {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'recall_attempt_patient_id' }) patientId!: number;
  @IdColumn() @ForeignKey(() => RecallRule, { name: 'recall_attempt_rule' }) ruleId!: number;
  @InstantColumn() at!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'recall_attempt_by' }) byId!: number;
  /** Null: nobody was called, it was put off. */
  @TextColumn(6, { nullable: true }) channel!: Channel | null;
  @TextColumn(14) outcome!: Outcome;
  @DayColumn({ nullable: true }) nextOn!: string | null;
  @TextColumn(RECALL.noteMax, { nullable: true }) note!: string | null;
}
