import { CountColumn } from '@cuspid/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { RequirementKind } from './requirement-kind';
import { StudentGroup } from './student-group';

/** How many of a kind a group has to have done. */
@Entity('requirement_quota')
@Index('requirement_quota_kind', ['kindId'])
@Check('requirement_quota_asks', 'quota > 0')
export class RequirementQuota {
  @PrimaryColumn({ type: 'int', unsigned: true })
  @ForeignKey(() => StudentGroup, { name: 'requirement_quota_group', onDelete: 'CASCADE' })
  groupId!: number;
  @PrimaryColumn({ type: 'int', unsigned: true })
  @ForeignKey(() => RequirementKind, { name: 'requirement_quota_of_kind' })
  kindId!: number;
  @CountColumn({ default: undefined }) quota!: number;
}
