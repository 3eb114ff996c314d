import { CASE, type SubmissionKind } from '@cuspid/cases/contracts';
import type { CriterionDto } from '@cuspid/cases/contracts/dto';
import { CountColumn, FlagColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What work of a kind is judged by. */
@Entity('case_rubric')
@Unique('case_rubric_one_active', ['activeKind'])
export class CaseRubric {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(16) kind!: SubmissionKind;
  @TextColumn(CASE.titleMax) name!: string;
  @JsonColumn() criteria!: CriterionDto[] | null;
  @FlagColumn() isActive!: boolean;
  @CountColumn({ default: 1 }) version!: number;
  /** The kind while it is in use: what the unique key stands on. */
  @Column({
    type: 'varchar',
    length: 16,
    nullable: true,
    generatedType: 'STORED',
    asExpression: 'if(is_active, kind, null)',
  })
  activeKind!: SubmissionKind | null;
}
