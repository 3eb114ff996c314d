import { Injectable } from '@nestjs/common';
import type { CountedWorkDto, CountedWorkFilter } from '@cuspid/cases/contracts/dto';
import { CareTeam, Patient } from '@cuspid/patients/api';
import { cursorOf, instantOf, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { Clinic, dayIn } from '@cuspid/settings/api';
import { DataSource } from 'typeorm';
import { askedOfStudents } from './asked';
import { RequirementKind } from './requirement-kind';
import { StudentReach } from './student-reach';
import { countWork, readWork } from './work-sources';

const PLACE = 'verified';

/** The rows behind the bars of a student. */
@Injectable()
export class CountedWork {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly careTeam: CareTeam,
    private readonly reach: StudentReach,
  ) {}

  /** As many rows as the bar of this kind says, the last verified first. */
  async list(me: Actor, kindId: number, filter: CountedWorkFilter): Promise<Page<CountedWorkDto>> {
    const db = this.source.manager;
    if (!(await db.existsBy(RequirementKind, { id: kindId }))) throw new NotFound();
    const student = await this.reach.require(me, filter.studentId);
    const [asked] = await askedOfStudents(db, [student.id]);
    const quota = asked?.quotas.find(({ kind }) => kind.id === kindId);
    if (!asked || !quota) return { items: [], nextCursor: null, ...(filter.count && { total: 0 }) };
    const { timeZone } = await this.clinic.setting();
    const span = { beganOn: asked.group.beganOn, timeZone };
    const limit = limitOf(filter);
    const rows = await readWork(db, quota, student.id, span, { before: placeIn(filter.cursor), limit: limit + 1 });
    const page = pageFrom(
      rows,
      limit,
      ({ at, id }) => cursorOf(PLACE, [at.toISOString(), id]),
      (row) => row,
    );
    const codes = await this.codes(
      me,
      page.items.map(({ patientId }) => patientId),
    );
    const total = filter.count ? ((await countWork(db, quota, [student.id], span)).get(student.id) ?? 0) : undefined;
    const items = page.items.map(({ id, caseId, patientId, at }): CountedWorkDto => {
      const patientCode = codes.get(patientId) ?? null;
      const patient = { patientId: patientCode === null ? null : patientId, patientCode };
      return { counts: quota.kind.counts, id, caseId, ...patient, day: dayIn(timeZone, at) };
    });
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  /** Record numbers of the patients the caller may see: a student may have left their care since. */
  private async codes(me: Actor, ids: readonly number[]): Promise<Map<number, string>> {
    if (!ids.length) return new Map();
    const query = this.source.createQueryBuilder(Patient, 'patient').where('patient.id in (:...ids)', { ids });
    const found = await (await this.careTeam.visibleTo(me, query, 'patient.read', 'patient.id')).getMany();
    return new Map(found.map(({ id, patientCode }) => [id, patientCode]));
  }
}

function placeIn(cursor: string | undefined): { at: Date; id: number } | undefined {
  if (!cursor) return undefined;
  const [at, id] = placeOf(cursor, PLACE, 2);
  return { at: instantOf(at), id: Number(id) };
}
