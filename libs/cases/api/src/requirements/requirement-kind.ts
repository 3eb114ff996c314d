import { REQUIREMENT, type CaseClass, type RequirementCounts, type TaskKind } from '@cuspid/cases/contracts';
import type { RequirementKindDto } from '@cuspid/cases/contracts/dto';
import { CountColumn, FlagColumn, IdColumn, TextColumn } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What students have to have done, and what counts towards it. What it counts is never changed. */
@Entity('requirement_kind')
@Unique('requirement_kind_active_name', ['activeName'])
@Index('requirement_kind_place', ['position', 'id'])
@Check(
  'requirement_kind_says_what',
  "(case_class is null or counts = 'CASES') and (task_kind is null or counts = 'TASKS') and (counts = 'PROCEDURES') = (procedure_id is not null)",
)
export class RequirementKind {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(REQUIREMENT.nameMax) name!: string;
  @TextColumn(12) counts!: RequirementCounts;
  @TextColumn(12, { nullable: true }) caseClass!: CaseClass | null;
  @TextColumn(20, { nullable: true }) taskKind!: TaskKind | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => Procedure, { name: 'requirement_kind_procedure' })
  procedureId!: number | null;
  @CountColumn() position!: number;
  @FlagColumn({ default: true }) isActive!: boolean;
  @CountColumn({ default: 1 }) version!: number;
  /** The name while the row is in use: what the unique key stands on. */
  @TextColumn(REQUIREMENT.nameMax, {
    nullable: true,
    generatedType: 'STORED',
    asExpression: 'if(is_active = 1, name, null)',
  })
  activeName!: string | null;

  toDto(): RequirementKindDto {
    const { activeName: _, ...told } = this;
    return told;
  }
}
