import { CountColumn, DayColumn, FlagColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Patient } from '@cuspid/patients/api';
import { PRIORITIES, type Priority, type QueueStatus, type SettledAs } from '@cuspid/queue/contracts';
import { Chair } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { Visit } from '@cuspid/visits/api';
import {
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm';

/** A patient in the clinic, from check-in until they leave. */
@Entity('queue_entry')
@Unique('queue_entry_one_open_per_patient', ['openPatientId'])
@Unique('queue_entry_ticket', ['day', 'ticket'])
@Index('queue_entry_waiting', ['status', 'urgency', 'enteredAt', 'id'])
@Index('queue_entry_undecided', ['isUnfinished', 'settledAs', 'day'])
@Index('queue_entry_patient', ['patientId', 'day'])
@Index('queue_entry_patient_entered', ['patientId', 'enteredAt'])
export class QueueEntry {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() patientId!: number;
  @ManyToOne(() => Patient)
  @JoinColumn({ name: 'patient_id', foreignKeyConstraintName: 'queue_entry_patient_id' })
  patient!: Relation<Patient>;
  @IdColumn({ nullable: true }) @ForeignKey(() => Visit, { name: 'queue_entry_visit_id' }) visitId!: number | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'queue_entry_provider_id' }) providerId!: number | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => Chair, { name: 'queue_entry_chair_id' }) chairId!: number | null;
  /** The clinic's day of the check-in. */
  @DayColumn() day!: string;
  /** What the patient is called by: `A 17`. Restarts every day. */
  @TextColumn(8) ticket!: string;
  @TextColumn(20, { default: 'IN_WAITING_ROOM' }) status!: QueueStatus;
  @TextColumn(6, { default: 'NORMAL' }) priority!: Priority;
  /** The priority as a number, 0 the most urgent: what the index sorts by. */
  @Column({ type: 'tinyint', unsigned: true, default: PRIORITIES.indexOf('NORMAL') }) urgency!: number;
  @TextColumn(120, { nullable: true }) procedure!: string | null;
  @TextColumn(300, { nullable: true }) notes!: string | null;
  @IdColumn() @ForeignKey(() => User, { name: 'queue_entry_checked_in_by' }) checkedInById!: number;
  @InstantColumn() enteredAt!: Date;
  /** When the present stage began. */
  @InstantColumn() stageSince!: Date;
  @InstantColumn({ nullable: true }) calledAt!: Date | null;
  /** When they did not come and were called once more; what is reckoned goes on from the first call. */
  @InstantColumn({ nullable: true }) calledAgainAt!: Date | null;
  @InstantColumn({ nullable: true }) completedAt!: Date | null;
  /** Still open when its day ended. */
  @FlagColumn() isUnfinished!: boolean;
  /** What became of an unfinished one, once the desk has said so. */
  @TextColumn(10, { nullable: true }) settledAs!: SettledAs | null;
  @CountColumn({ default: 1 }) version!: number;
  /** The patient while the entry is open, null once it is closed: what the unique key stands on. */
  @Column({
    type: 'int',
    unsigned: true,
    nullable: true,
    generatedType: 'STORED',
    asExpression: `if(status = 'COMPLETED', null, patient_id)`,
  })
  openPatientId!: number | null;
}
