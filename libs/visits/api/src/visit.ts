import { CountColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Patient } from '@cuspid/patients/api';
import { Chair } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import type { VisitStatus } from '@cuspid/visits/contracts';
import {
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { VisitSeries } from './series/visit-series';

/** A time a patient has with the clinic. */
@Entity('visit')
@Index('visit_starts', ['startsAt', 'id'])
@Index('visit_patient', ['patientId', 'startsAt'])
@Index('visit_provider', ['providerId', 'startsAt'])
@Index('visit_chair', ['chairId', 'startsAt'])
@Index('visit_made', ['createdAt', 'id'])
@Index('visit_series_member', ['seriesId', 'seriesNumber'])
export class Visit {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() patientId!: number;
  @ManyToOne(() => Patient)
  @JoinColumn({ name: 'patient_id', foreignKeyConstraintName: 'visit_patient_id' })
  patient!: Relation<Patient>;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'visit_provider_id' }) providerId!: number | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => Chair, { name: 'visit_chair_id' }) chairId!: number | null;
  @InstantColumn() startsAt!: Date;
  @Column({ type: 'smallint', unsigned: true }) minutes!: number;
  @TextColumn(60) type!: string;
  @TextColumn(14, { default: 'SCHEDULED' }) status!: VisitStatus;
  @InstantColumn({ nullable: true }) confirmedAt!: Date | null;
  @InstantColumn({ nullable: true }) arrivedAt!: Date | null;
  @InstantColumn({ nullable: true }) completedAt!: Date | null;
  /** When it was completed, cancelled or missed. */
  @InstantColumn({ nullable: true }) endedAt!: Date | null;
  /** Why it was cancelled or missed. */
  @TextColumn(200, { nullable: true }) reason!: string | null;
  /** Why it was booked over something else; null when nothing was in the way. */
  @TextColumn(200, { nullable: true }) overbookReason!: string | null;
  @TextColumn(500, { nullable: true }) notes!: string | null;
  /** The series it was booked in. */
  @IdColumn({ nullable: true }) @ForeignKey(() => VisitSeries, { name: 'visit_series_id' }) seriesId!: number | null;
  @Column({ type: 'smallint', unsigned: true, nullable: true }) seriesNumber!: number | null;
  /** Where its series has it: a visit that begins at another time was moved by itself. */
  @InstantColumn({ nullable: true }) seriesAt!: Date | null;
  @IdColumn() @ForeignKey(() => User, { name: 'visit_created_by' }) createdById!: number;
  @InstantColumn() createdAt!: Date;
  @CountColumn({ default: 1 }) version!: number;
}
