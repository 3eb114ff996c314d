import { Injectable } from '@nestjs/common';
import { countedOf, paceOf } from '@cuspid/cases/contracts';
import type { RequirementItemDto, StudentProgressDto, StudentProgressFilter } from '@cuspid/cases/contracts/dto';
import { cursorOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import type { User } from '@cuspid/users/api';
import { DataSource } from 'typeorm';
import { askedOfStudents, type Asked } from './asked';
import { FittingPatients } from './fitting-patients';
import { StudentReach } from './student-reach';
import { countWork } from './work-sources';

const PLACE = 'name';

/** How far students are: reckoned from verified work with every reading, never kept. */
@Injectable()
export class Requirements {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly reach: StudentReach,
    private readonly fitting: FittingPatients,
  ) {}

  async progress(me: Actor, studentId: number | undefined): Promise<StudentProgressDto> {
    const student = await this.reach.require(me, studentId);
    const [progress] = await this.of([student]);
    return progress ?? nothingAsked(student);
  }

  /** By name. */
  async students(me: Actor, filter: StudentProgressFilter): Promise<Page<StudentProgressDto>> {
    const query = this.reach.visible(me).orderBy('student.name').addOrderBy('student.id');
    const place = `select 1 from student_group_member place where place.student_id = student.id`;
    if (filter.groupId) query.andWhere(`exists (${place} and place.group_id = :group)`, { group: filter.groupId });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [name, id] = placeOf(filter.cursor, PLACE, 2);
      query.andWhere('(student.name > :name or (student.name = :name and student.id > :last))', { name, last: id });
    }
    const limit = limitOf(filter);
    const rows = await query.limit(limit + 1).getMany();
    const page = pageFrom(
      rows,
      limit,
      ({ name, id }) => cursorOf(PLACE, [name, id]),
      (row) => row,
    );
    return { ...page, items: await this.of(page.items), ...(total !== undefined && { total }) };
  }

  /** Some students, with as many looks at the work as there are quotas, however many students. */
  private async of(students: readonly User[]): Promise<StudentProgressDto[]> {
    const db = this.source.manager;
    const { timeZone } = await this.clinic.setting();
    const today = await this.clinic.today();
    const groups = await askedOfStudents(
      db,
      students.map(({ id }) => id),
    );
    const waiting = groups.length ? await this.fitting.counts() : new Map<string, number>();
    const told = new Map<number, StudentProgressDto>();
    for (const asked of groups) {
      const counted = await Promise.all(
        asked.quotas.map((quota) => countWork(db, quota, asked.studentIds, { beganOn: asked.group.beganOn, timeZone })),
      );
      for (const student of students.filter(({ id }) => asked.studentIds.includes(id))) {
        const done = counted.map((byStudent) => byStudent.get(student.id) ?? 0);
        told.set(student.id, progressOf(student, asked, done, waiting, today));
      }
    }
    return students.map((student) => told.get(student.id) ?? nothingAsked(student));
  }
}

const personOf = ({ id, name }: User) => ({ id, name });

const nothingAsked = (student: User): StudentProgressDto => ({
  ...{ student: personOf(student), group: null, done: 0, quota: 0, pace: null, items: [] },
});

function progressOf(
  student: User,
  { group, quotas }: Asked,
  done: readonly number[],
  waiting: ReadonlyMap<string, number>,
  today: string,
): StudentProgressDto {
  const { id, name, beganOn, deadline } = group;
  const items = quotas.map(({ kind, quota }, place): RequirementItemDto => {
    const has = done[place] ?? 0;
    const isOpen = has < quota && kind.caseClass !== null;
    return {
      ...{ kindId: kind.id, name: kind.name, counts: kind.counts, caseClass: kind.caseClass, done: has, quota },
      fitting: isOpen ? (waiting.get(kind.caseClass ?? '') ?? 0) : null,
    };
  });
  const pace = items.length ? paceOf(items, { beganOn, deadline, today }) : null;
  return { student: personOf(student), group: { id, name, beganOn, deadline }, ...countedOf(items), pace, items };
}
