import type { OrthoFieldsDto } from '@cuspid/orthodontics/contracts/dto';
import { IdColumn, InstantColumn, JsonColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { OrthoExam } from './ortho-exam';

/** What an exam said after one of its saves. Append-only: the database refuses the rest. */
@Entity('ortho_exam_version')
@Unique('ortho_exam_version_number', ['examId', 'version'])
export class OrthoExamVersion {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => OrthoExam, { name: 'ortho_exam_version_exam', onDelete: 'CASCADE' }) examId!: number;
  @IdColumn() version!: number;
  @JsonColumn() fields!: OrthoFieldsDto | null;
  @InstantColumn() savedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'ortho_exam_version_saved_by' }) savedById!: number;
}
