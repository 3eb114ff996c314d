import { REQUIREMENT } from '@cuspid/cases/contracts';
import { CountColumn, DayColumn, TextColumn } from '@cuspid/platform/database';
import { Check, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Students of a year. */
@Entity('student_group')
@Unique('student_group_name', ['name'])
@Check('student_group_days', 'deadline > began_on')
export class StudentGroup {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(REQUIREMENT.nameMax) name!: string;
  /** From when work counts. */
  @DayColumn() beganOn!: string;
  @DayColumn() deadline!: string;
  @CountColumn({ default: 1 }) version!: number;
}
