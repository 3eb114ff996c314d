import type { OrthoState } from '@cuspid/orthodontics/contracts';
import { ORTHO } from '@cuspid/orthodontics/contracts';
import type { OrthoFieldsDto } from '@cuspid/orthodontics/contracts/dto';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, DayColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An orthodontic exam as it was saved last; what it said before is in its versions. */
@Entity('ortho_exam')
@Index('ortho_exam_day', ['patientId', 'examinedOn', 'id'])
@Index('ortho_exam_made', ['patientId', 'createdAt'])
@Index('ortho_exam_finished', ['state', 'examinedOn', 'patientId', 'id'])
export class OrthoExam {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'ortho_exam_patient' }) patientId!: number;
  @DayColumn() examinedOn!: string;
  @TextColumn(8, { default: 'DRAFT' }) state!: OrthoState;
  /** What was filled in, and nothing else: a field that is not there was not recorded. */
  @JsonColumn() fields!: OrthoFieldsDto | null;
  @InstantColumn() createdAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'ortho_exam_created_by' }) createdById!: number;
  @InstantColumn() savedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'ortho_exam_saved_by' }) savedById!: number;
  @InstantColumn({ nullable: true }) finishedAt!: Date | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'ortho_exam_finished_by' })
  finishedById!: number | null;
  @InstantColumn({ nullable: true }) voidedAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'ortho_exam_voided_by' }) voidedById!: number | null;
  @TextColumn(ORTHO.reasonMax, { nullable: true }) voidReason!: string | null;
  @CountColumn({ default: 1 }) version!: number;
}
