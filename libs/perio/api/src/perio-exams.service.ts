import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { compareExams } from '@cuspid/odontogram';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import { PERIO } from '@cuspid/perio/contracts';
import type {
  ComparePerioFilter,
  PerioComparisonDto,
  PerioExamDto,
  PerioExamFilter,
  PerioExamLineDto,
  PerioVersionDto,
  PerioVersionFilter,
  PerioVersionsFilter,
} from '@cuspid/perio/contracts/dto';
import { cursorOf, Database, Invalid, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { UsersService } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import { PerioExam } from './perio-exam';
import { shownExam, shownLines, toldOf } from './perio-rows';
import { sitesDto } from './perio-shapes';
import { PerioVersion } from './perio-version';
import type { Told } from './shelf';

/** An exam with all that was said by a version of it. */
export interface ReadExam {
  patient: Patient;
  exam: PerioExam;
  told: Told;
}

/** Periodontal exams as they are read. */
@Injectable()
export class PerioExams {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly users: UsersService,
    private readonly audit: Audit,
  ) {}

  /** The patient's exams, newest first, each with its figures. */
  async list(me: Actor, patientId: number, filter: PerioExamFilter): Promise<Page<PerioExamLineDto>> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'chart.read');
    this.audit.read(me, 'perio.read', { entity: 'patient', id: patientId, patientId });
    const query = db.createQueryBuilder(PerioExam, 'exam').where('exam.patientId = :patientId', { patientId });
    if (!filter.includeVoided) query.andWhere("exam.state <> 'VOIDED'");
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [day, id] = placeOf(filter.cursor, 'examinedOn', 2);
      query.andWhere('(exam.examinedOn < :day or (exam.examinedOn = :day and exam.id < :id))', { day, id });
    }
    const limit = limitOf(filter);
    const rows = await query
      .orderBy('exam.examinedOn', 'DESC')
      .addOrderBy('exam.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limit,
      ({ examinedOn, id }) => cursorOf('examinedOn', [examinedOn, id]),
      (row) => row,
    );
    return { ...page, items: await shownLines(db, this.users, page.items), ...(total !== undefined && { total }) };
  }

  /** One exam with its figures, as it stands or as an earlier save said it. */
  async one(me: Actor, patientId: number, id: number, { version }: PerioVersionFilter): Promise<PerioExamDto> {
    const { patient, ...read } = await this.read(me, patientId, id, version);
    return shownExam(this.db.source.manager, this.users, patient, read);
  }

  /** The exam, for whoever may read it; the reading is noted. */
  async read(me: Actor, patientId: number, id: number, version?: number): Promise<ReadExam> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, 'chart.read');
    const exam = await examOf(db, patientId, id);
    const told = await toldOf(db, exam, version);
    this.audit.read(me, 'perio.read', { entity: 'perio_exam', id, patientId });
    return { patient, exam, told };
  }

  /** Every save of an exam, newest first. */
  async versions(
    me: Actor,
    patientId: number,
    id: number,
    filter: PerioVersionsFilter,
  ): Promise<Page<PerioVersionDto>> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'chart.read');
    const exam = await examOf(db, patientId, id);
    this.audit.read(me, 'perio.read', { entity: 'perio_exam', id, patientId });
    const limit = limitOf(filter);
    const [before] = filter.cursor ? placeOf(filter.cursor, 'number', 1) : [exam.version + 1];
    const rows = await db
      .createQueryBuilder(PerioVersion, 'version')
      .where('version.examId = :id and version.number < :before', { id, before })
      .orderBy('version.number', 'DESC')
      .limit(limit + 1)
      .getMany();
    const people = await this.users.named(
      rows.map(({ savedById }) => savedById),
      db,
    );
    const page = pageFrom(
      rows,
      limit,
      ({ number }) => cursorOf('number', [number]),
      ({ number, kind, savedAt, savedById, reason }): PerioVersionDto => ({
        ...{ number, kind, reason, savedAt: savedAt.toISOString() },
        savedBy: people.get(savedById) ?? null,
      }),
    );
    return { ...page, ...(filter.count && { total: exam.version }) };
  }

  /** Two exams of the patient, site by site: what changed beyond the error of probing. */
  async compare(me: Actor, patientId: number, { a, b }: ComparePerioFilter): Promise<PerioComparisonDto> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'chart.read');
    for (const [path, id] of Object.entries({ a, b })) {
      const isThere = await db.existsBy(PerioExam, { id, patientId });
      if (!isThere) throw new Invalid([{ path, message: 'is no exam of this patient' }]);
    }
    const [before, after] = [await this.read(me, patientId, a), await this.read(me, patientId, b)];
    const [first, second] = await shownLines(db, this.users, [before.exam, after.exam]);
    if (!first) throw new NotFound();
    const { sites, newBleeding, bleedingGone, onlyBefore, onlyAfter, ...figures } = compareExams(
      before.told.readings,
      after.told.readings,
      PERIO.errorBand,
    );
    return {
      ...{ a: first, b: second ?? first, ...figures },
      sites: [...sites],
      newBleeding: sitesDto(newBleeding),
      bleedingGone: sitesDto(bleedingGone),
      onlyBefore: [...onlyBefore],
      onlyAfter: [...onlyAfter],
    };
  }
}

/** The patient's exam; one of another patient is none. */
export async function examOf(db: EntityManager, patientId: number, id: number, lock = false): Promise<PerioExam> {
  const where = { id, patientId };
  const exam = await db.findOne(PerioExam, { where, ...(lock && { lock: { mode: 'pessimistic_write' } }) });
  if (!exam) throw new NotFound();
  return exam;
}
