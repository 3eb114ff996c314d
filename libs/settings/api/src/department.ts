import { TextColumn } from '@cuspid/platform/database';
import type { DepartmentDto } from '@cuspid/settings/contracts/dto';
import { Entity, Index, Unique } from 'typeorm';
import { Listed, WHILE_ACTIVE } from './listed';

/** Where members of staff belong. An account carries the department's name. */
@Entity('department')
@Unique('department_active_name', ['activeName'])
@Index('department_sort', ['sort', 'id'])
export class Department extends Listed {
  @TextColumn(80) name!: string;
  @TextColumn(80, { nullable: true, ...WHILE_ACTIVE }) activeName!: string | null;

  toDto(): DepartmentDto {
    const { id, name, isActive, version } = this;
    return { id, name, isActive, version };
  }
}
