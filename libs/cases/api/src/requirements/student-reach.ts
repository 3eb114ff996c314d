import { Injectable } from '@nestjs/common';
import { Invalid, NotFound, type Actor } from '@cuspid/platform/api';
import { reachOf } from '@cuspid/platform/contracts';
import { User } from '@cuspid/users/api';
import { DataSource, type SelectQueryBuilder } from 'typeorm';

/** Whose progress somebody may read: a student their own, a supervisor that of the students of their cases, `all` everybody's. */
@Injectable()
export class StudentReach {
  constructor(private readonly source: DataSource) {}

  /** The student, when `me` may read them; one out of reach and one there is not look alike. */
  async require(me: Actor, asked: number | undefined): Promise<User> {
    const id = asked ?? (reachOf(me.role, 'case.read') === 'own' ? me.id : undefined);
    if (id === undefined) throw new Invalid([{ path: 'studentId', message: 'must be told' }]);
    const student = await this.visible(me).andWhere('student.id = :id', { id }).getOne();
    if (!student) throw new NotFound();
    return student;
  }

  /** The active students `me` may read. */
  visible(me: Actor): SelectQueryBuilder<User> {
    const query = this.source
      .createQueryBuilder(User, 'student')
      .where("student.role = 'STUDENT' and student.isActive = true");
    const reach = reachOf(me.role, 'case.read');
    if (reach === 'all') return query;
    if (reach === 'own') return query.andWhere('student.id = :me', { me: me.id });
    return query.andWhere(
      'exists (select 1 from teaching_case theirs where theirs.supervisor_id = :me and theirs.student_id = student.id)',
      { me: me.id },
    );
  }
}
