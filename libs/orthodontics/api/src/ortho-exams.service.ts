import { Injectable } from '@nestjs/common';
import { changed } from '@cuspid/audit/api';
import { FINISH_NEEDS } from '@cuspid/orthodontics/contracts';
import type {
  OrthoExamDto,
  OrthoExamFilter,
  OrthoFieldsDto,
  OrthoVersionDto,
  OrthoVersionFilter,
  VoidOrthoDto,
} from '@cuspid/orthodontics/contracts/dto';
import {
  cursorOf,
  Database,
  Invalid,
  limitOf,
  NotFound,
  pageFrom,
  placeOf,
  StaleVersion,
  type Actor,
} from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { OrthoExamFinished, OrthoExamIncomplete, OrthoVoided } from './ortho-errors';
import { OrthoExam } from './ortho-exam';
import { OrthoExamVersion } from './ortho-exam-version';
import { OrthoReach } from './ortho-reach';
import { examDtos, filledIn, versionDtos } from './ortho-rows';

const ENTITY = 'ortho_exam';

/** Orthodontic exams: filled in little by little, each save kept, then finished; corrected by further saves. */
@Injectable()
export class OrthoExams {
  constructor(
    private readonly db: Database,
    private readonly reach: OrthoReach,
    private readonly clinic: Clinic,
  ) {}

  /** The patient's exams, newest first. */
  async list(me: Actor, patientId: number, filter: OrthoExamFilter): Promise<Page<OrthoExamDto>> {
    const { db } = await this.reach.open(me, patientId, ENTITY);
    const query = db.createQueryBuilder(OrthoExam, 'exam').where('exam.patientId = :patientId', { patientId });
    if (!filter.includeVoided) query.andWhere("exam.state <> 'VOID'");
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
    const items = await examDtos(db, patientId, page.items);
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  /** One exam. */
  async read(me: Actor, patientId: number, id: number): Promise<OrthoExamDto> {
    const { db, exam } = await this.reach.exam(me, patientId, id);
    return one(db, exam);
  }

  /** What it said after each of its saves, the last first. */
  async versions(me: Actor, patientId: number, id: number, filter: OrthoVersionFilter): Promise<Page<OrthoVersionDto>> {
    const { db } = await this.reach.exam(me, patientId, id);
    const query = db.createQueryBuilder(OrthoExamVersion, 'saved').where('saved.examId = :id', { id });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [before] = placeOf(filter.cursor, 'version', 1);
      query.andWhere('saved.version < :before', { before });
    }
    const limit = limitOf(filter);
    const rows = await query
      .orderBy('saved.version', 'DESC')
      .limit(limit + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limit,
      ({ version }) => cursorOf('version', [version]),
      (row) => row,
    );
    return { ...page, items: await versionDtos(db, page.items), ...(total !== undefined && { total }) };
  }

  /** Begins an exam, with as much of it as is known. */
  begin(me: Actor, patientId: number, what: OrthoFieldsDto): Promise<OrthoExamDto> {
    return this.db.transaction(me, async (tx) => {
      await this.reach.hold(tx, me, patientId);
      const today = await this.clinic.today(tx);
      const fields = dated(what, today, today);
      const now = clock.now();
      const saved = { fields, savedAt: now, savedById: me.id, version: 1 };
      const exam = tx.create(OrthoExam, {
        ...{ ...saved, patientId, examinedOn: fields.examinedOn, state: 'DRAFT' },
        ...{ createdAt: now, createdById: me.id },
      });
      await tx.save(exam);
      await tx.insert(OrthoExamVersion, { ...saved, examId: exam.id });
      await this.reach.tell(tx, me, 'ortho-exam.begun', { entity: ENTITY, id: exam.id, patientId, after: fields });
      return one(tx, exam);
    });
  }

  /** Puts these fields in the place of those it had, of the version the caller saw. What it said before is kept. */
  save(me: Actor, patientId: number, id: number, version: number, what: OrthoFieldsDto): Promise<OrthoExamDto> {
    return this.db.transaction(me, async (tx) => {
      const exam = await this.held(tx, me, patientId, id, version);
      const fields = dated(what, exam.examinedOn, await this.clinic.today(tx));
      if (exam.state === 'FINISHED') requireWhole(fields);
      const before = exam.fields ?? {};
      if (isSame(before, fields)) return one(tx, exam);
      const saved = { fields, savedAt: clock.now(), savedById: me.id, version: version + 1 };
      Object.assign(exam, saved, { examinedOn: fields.examinedOn });
      await tx.save(exam);
      await tx.insert(OrthoExamVersion, { ...saved, examId: id });
      const difference = changed<object>(withGone(before, fields), withGone(fields, before));
      await this.reach.tell(tx, me, 'ortho-exam.saved', { entity: ENTITY, id, patientId, ...difference });
      return one(tx, exam);
    });
  }

  /** Says that it is whole: what it cannot be without is there. */
  finish(me: Actor, patientId: number, id: number, version: number): Promise<OrthoExamDto> {
    return this.db.transaction(me, async (tx) => {
      const exam = await this.held(tx, me, patientId, id, version);
      if (exam.state === 'FINISHED') throw new OrthoExamFinished();
      requireWhole(exam.fields ?? {});
      const finished = { state: 'FINISHED', finishedAt: clock.now(), finishedById: me.id } as const;
      await this.next(tx, me, exam, finished);
      await this.reach.tell(tx, me, 'ortho-exam.finished', { entity: ENTITY, id, patientId });
      return one(tx, exam);
    });
  }

  /** Takes it back. It stays in the record, with the reason. */
  void(me: Actor, patientId: number, id: number, { reason }: VoidOrthoDto): Promise<OrthoExamDto> {
    return this.db.transaction(me, async (tx) => {
      const exam = await this.held(tx, me, patientId, id);
      const voided = { state: 'VOID', voidedAt: clock.now(), voidedById: me.id, voidReason: reason } as const;
      await this.next(tx, me, exam, voided);
      await this.reach.tell(tx, me, 'ortho-exam.voided', { entity: ENTITY, id, patientId, after: { reason } });
      return one(tx, exam);
    });
  }

  /** The exam, held, unless it was taken back or is another than the caller saw. */
  private async held(tx: Tx, me: Actor, patientId: number, id: number, version?: number): Promise<OrthoExam> {
    await this.reach.hold(tx, me, patientId);
    const exam = await this.reach.row(tx, OrthoExam, { id, patientId });
    if (version !== undefined && exam.version !== version) throw new StaleVersion(exam.version);
    if (exam.state === 'VOID') throw new OrthoVoided();
    return exam;
  }

  /** A step of its life is a version too: who saw the one before has to look again. */
  private async next(tx: Tx, me: Actor, exam: OrthoExam, step: Partial<OrthoExam>): Promise<void> {
    const saved = { version: exam.version + 1, savedAt: clock.now(), savedById: me.id };
    Object.assign(exam, step, saved);
    await tx.save(exam);
    await tx.insert(OrthoExamVersion, { ...saved, fields: exam.fields, examId: exam.id });
  }
}

async function one(db: EntityManager, exam: OrthoExam): Promise<OrthoExamDto> {
  const [dto] = await examDtos(db, exam.patientId, [exam]);
  if (!dto) throw new NotFound();
  return dto;
}

/** What was filled in, on a day that has come. */
function dated(what: OrthoFieldsDto, otherwise: string, today: string): OrthoFieldsDto & { examinedOn: string } {
  const examinedOn = what.examinedOn ?? otherwise;
  if (examinedOn > today) throw new Invalid([{ path: 'examinedOn', message: 'is a day that has not come yet' }]);
  return { ...filledIn(what), examinedOn };
}

function requireWhole(fields: OrthoFieldsDto): void {
  const missing = FINISH_NEEDS.filter((name) => fields[name] === undefined || fields[name] === null);
  const needs = missing.map((path) => ({ path, message: 'is needed before the exam is finished' }));
  const hasBite = fields.overbite !== undefined || fields.openBite !== undefined;
  const bite = hasBite ? [] : [{ path: 'overbite', message: 'is needed before the exam is finished, or an open bite' }];
  if (needs.length + bite.length) throw new OrthoExamIncomplete([...needs, ...bite]);
}

const isSame = (before: OrthoFieldsDto, after: OrthoFieldsDto): boolean => sorted(before) === sorted(after);
const sorted = (fields: OrthoFieldsDto): string => JSON.stringify(Object.entries(fields).sort());

/** With null for what only the other has, so that a field that was emptied is told. */
const withGone = (fields: OrthoFieldsDto, other: OrthoFieldsDto): object => ({
  ...Object.fromEntries(Object.keys(other).map((key) => [key, null])),
  ...fields,
});
