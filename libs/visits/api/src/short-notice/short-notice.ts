import { CountColumn, DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Patient } from '@cuspid/patients/api';
import { User } from '@cuspid/users/api';
import type { ShortNoticeState } from '@cuspid/visits/contracts';
import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { Visit } from '../visit';

/** A patient who would come at short notice: for what, with whom, and when they can. */
@Entity('short_notice')
@Index('short_notice_waiting', ['status', 'createdAt', 'id'])
@Index('short_notice_lapses', ['status', 'untilDay'])
@Index('short_notice_of_patient', ['patientId', 'createdAt', 'id'])
@Check('short_notice_clock', 'from_minute < to_minute and to_minute <= 1440')
export class ShortNotice {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() patientId!: number;
  @ManyToOne(() => Patient)
  @JoinColumn({ name: 'patient_id', foreignKeyConstraintName: 'short_notice_patient' })
  patient!: Relation<Patient>;
  /** The visit they want earlier; of an entry that is booked, the one they were given. */
  @IdColumn({ nullable: true })
  @ForeignKey(() => Visit, { name: 'short_notice_visit', onDelete: 'SET NULL' })
  visitId!: number | null;
  /** Null: anybody. */
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'short_notice_provider' }) providerId!: number | null;
  @Column({ type: 'smallint', unsigned: true }) minutes!: number;
  @TextColumn(60) type!: string;
  /** Which days of the week, a bit each, Monday the lowest. */
  @Column({ type: 'tinyint', unsigned: true }) weekdays!: number;
  /** Between which minutes of those days, by the clinic's clock. */
  @Column({ type: 'smallint', unsigned: true }) fromMinute!: number;
  @Column({ type: 'smallint', unsigned: true }) toMinute!: number;
  @DayColumn() fromDay!: string;
  @DayColumn() untilDay!: string;
  @TextColumn(300, { nullable: true }) note!: string | null;
  @TextColumn(9, { default: 'OPEN' }) status!: ShortNoticeState;
  @CountColumn() declined!: number;
  @CountColumn() unanswered!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'short_notice_created_by' }) createdById!: number;
  @InstantColumn() createdAt!: Date;
  @InstantColumn({ nullable: true }) closedAt!: Date | null;
  @CountColumn({ default: 1 }) version!: number;
}
