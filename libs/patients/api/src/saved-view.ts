import { CountColumn, FlagColumn, IdColumn, TextColumn } from '@cuspid/platform/database';
import type { SavedViewDto } from '@cuspid/patients/contracts/dto';
import { User } from '@cuspid/users/api';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A filter of the directory somebody keeps under a name of their own. */
@Entity('saved_view')
@Unique('saved_view_name', ['userId', 'name'])
@Unique('saved_view_one_default', ['defaultUserId'])
export class SavedView {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'saved_view_user' }) userId!: number;
  @TextColumn(60) name!: string;
  @TextColumn(600) query!: string;
  @FlagColumn() isDefault!: boolean;
  @CountColumn({ default: 1 }) version!: number;
  /** The owner while it is what the directory opens with: what the unique key stands on. */
  @Column({
    type: 'int',
    unsigned: true,
    nullable: true,
    generatedType: 'STORED',
    asExpression: 'if(is_default = 1, user_id, null)',
  })
  defaultUserId!: number | null;

  toDto(): SavedViewDto {
    const { id, name, query, isDefault, version } = this;
    return { id, name, query, isDefault, version };
  }
}
