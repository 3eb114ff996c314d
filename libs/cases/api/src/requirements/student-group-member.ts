import { IdColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StudentGroup } from './student-group';

/** A student's place in a group; one at most. */
@Entity('student_group_member')
@Index('student_group_member_group', ['groupId', 'studentId'])
export class StudentGroupMember {
  @PrimaryColumn({ type: 'int', unsigned: true })
  @ForeignKey(() => User, { name: 'student_group_member_student', onDelete: 'CASCADE' })
  studentId!: number;
  @IdColumn()
  @ForeignKey(() => StudentGroup, { name: 'student_group_member_of_group', onDelete: 'CASCADE' })
  groupId!: number;
}
