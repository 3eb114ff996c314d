import { ORTHO } from '@cuspid/orthodontics/contracts';
import type { OrthoControlDto } from '@cuspid/orthodontics/contracts/dto';
import { Patient } from '@cuspid/patients/api';
import { DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A visit at the chair during treatment with fixed appliances, as it was noted. */
@Entity('ortho_control')
@Index('ortho_control_day', ['patientId', 'doneOn', 'id'])
@Index('ortho_control_recorded', ['patientId', 'recordedAt'])
export class OrthoControl {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'ortho_control_patient' }) patientId!: number;
  @DayColumn() doneOn!: string;
  @TextColumn(12, { nullable: true }) upperWireSize!: OrthoControlDto['upperWireSize'];
  @TextColumn(12, { nullable: true }) upperWireMaterial!: OrthoControlDto['upperWireMaterial'];
  @TextColumn(12, { nullable: true }) lowerWireSize!: OrthoControlDto['lowerWireSize'];
  @TextColumn(12, { nullable: true }) lowerWireMaterial!: OrthoControlDto['lowerWireMaterial'];
  @TextColumn(14, { nullable: true }) ligatures!: OrthoControlDto['ligatures'];
  @TextColumn(10, { nullable: true }) elastics!: OrthoControlDto['elastics'];
  @TextColumn(ORTHO.doneMax) done!: string;
  @Column({ type: 'smallint', unsigned: true, nullable: true }) nextWeeks!: number | null;
  @TextColumn(ORTHO.stepMax, { nullable: true }) nextStep!: string | null;
  @InstantColumn() recordedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'ortho_control_recorded_by' }) recordedById!: number;
  @InstantColumn({ nullable: true }) voidedAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'ortho_control_voided_by' }) voidedById!: number | null;
  @TextColumn(ORTHO.reasonMax, { nullable: true }) voidReason!: string | null;
}
