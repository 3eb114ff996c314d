import { PLAN, type AcceptedBy } from '@cuspid/clinical-notes/contracts';
import { Patient } from '@cuspid/patients/api';
import type { MoneyDto } from '@cuspid/platform/contracts/dto';
import { CountColumn, DayColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** That a patient agreed to the plan, and what it came to then. Append-only: the database refuses the rest. */
@Entity('plan_acceptance')
@Index('plan_acceptance_recorded', ['patientId', 'recordedAt'])
export class PlanAcceptance {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'plan_acceptance_patient' }) patientId!: number;
  @DayColumn() acceptedOn!: string;
  @TextColumn(10) acceptedBy!: AcceptedBy;
  @CountColumn() items!: number;
  @JsonColumn() amounts!: MoneyDto[] | null;
  @TextColumn(PLAN.noteMax, { nullable: true }) note!: string | null;
  @InstantColumn() recordedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'plan_acceptance_recorded_by' }) recordedById!: number;
}
