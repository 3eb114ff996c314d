import { PLAN } from '@cuspid/clinical-notes/contracts';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A phase of a treatment plan. */
@Entity('plan_phase')
@Index('plan_phase_place', ['patientId', 'place', 'id'])
export class PlanPhase {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'plan_phase_patient' }) patientId!: number;
  @TextColumn(PLAN.phaseNameMax) name!: string;
  /** Order within the plan; equal places go by id. */
  @CountColumn() place!: number;
  @CountColumn({ default: 1 }) version!: number;
  @InstantColumn() createdAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'plan_phase_created_by' }) createdById!: number;
  @InstantColumn({ nullable: true }) removedAt!: Date | null;
}
