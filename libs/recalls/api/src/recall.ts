import { CountColumn, DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Patient } from '@cuspid/patients/api';
import type { Channel, Ending, Outcome } from '@cuspid/recalls/contracts';
import { User } from '@cuspid/users/api';
import {
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm';
import { RecallRule } from './recall-rule';

/** NONE: nothing to do by this rule · SILENT: do not contact. */
export type Stage = 'NONE' | 'OPEN' | 'BOOKED' | 'ENDED' | 'SILENT';

/**
 * Where a patient stands by a rule. All but the claim follows from the patient, their visits, the tries and the rule
 * (`keptOf`); it is kept so that who is due is a walk of an index, and rewritten by whatever changes it.
 */
@Entity('recall')
@Unique('recall_one_by_rule', ['patientId', 'ruleId'])
@Index('recall_next', ['stage', 'nextOn', 'id'])
@Index('recall_rule_next', ['ruleId', 'stage', 'nextOn', 'id'])
@Index('recall_provider_next', ['providerId', 'stage', 'nextOn', 'id'])
@Index('recall_due', ['stage', 'dueOn', 'id'])
@Index('recall_booked_until', ['stage', 'bookedUntil'])
export class Recall {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() patientId!: number;
  @ManyToOne(() => Patient)
  @JoinColumn({ name: 'patient_id', foreignKeyConstraintName: 'recall_patient' })
  patient!: Relation<Patient>;
  @IdColumn() @ForeignKey(() => RecallRule, { name: 'recall_rule', onDelete: 'CASCADE' }) ruleId!: number;
  @TextColumn(6, { default: 'NONE' }) stage!: Stage;
  /** The day it is listed under: to be called, booked for, closed. */
  @DayColumn({ nullable: true }) nextOn!: string | null;
  @DayColumn({ nullable: true }) dueOn!: string | null;
  @InstantColumn({ nullable: true }) lastDoneAt!: Date | null;
  @TextColumn(60, { nullable: true }) lastType!: string | null;
  /** Whose work was the last. No foreign key: what is kept here follows from the visit, which has one. */
  @IdColumn({ nullable: true }) providerId!: number | null;
  /** The day of the last visit that is booked ahead: once it has passed, nothing is. */
  @DayColumn({ nullable: true }) bookedUntil!: string | null;
  @CountColumn() tries!: number;
  @CountColumn() attempts!: number;
  @TextColumn(14, { nullable: true }) lastOutcome!: Outcome | null;
  @TextColumn(6, { nullable: true }) lastChannel!: Channel | null;
  @InstantColumn({ nullable: true }) lastTriedAt!: Date | null;
  @TextColumn(8, { nullable: true }) endedAs!: Ending | null;
  /** Who is calling, and since when: believed for some minutes. */
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'recall_claimed_by' }) claimedById!: number | null;
  @InstantColumn({ nullable: true }) claimedAt!: Date | null;
}
