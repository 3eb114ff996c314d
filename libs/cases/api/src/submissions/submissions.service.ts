import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { CASE, stateAfter, taskAfter, type CaseAct } from '@cuspid/cases/contracts';
import type { ChangesFilter, SubmissionChangesDto, SubmissionDto, SubmitDto } from '@cuspid/cases/contracts/dto';
import { hashOf } from '@cuspid/dental-chart/api';
import { Database, Invalid, NotFound, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { IsNull, Not } from 'typeorm';
import { TaskReviewed, TaskNotBegun, TooManySubmissions } from '../case-errors';
import { CaseKeeper } from '../cases/case-keeper';
import { CaseNotices } from '../cases/case-notices';
import { CaseReach, type Reached } from '../cases/case-reach';
import { CaseTask } from '../cases/case-task';
import { completed } from '../cases/tasks.service';
import type { TeachingCase } from '../cases/teaching-case';
import { activeCriteria, requireScores } from '../rubrics/scores';
import { CaseSeen } from './case-seen';
import { CaseSubmission } from './case-submission';
import { requireReferences } from './references';
import { referencesBeyond, sectionChanges } from './section-changes';
import { contentText, readContent, type SubmissionContent } from './submission-content';
import { lastSeen, SubmissionRows, threadOf } from './submission-rows';

/** What students hand in: versions that nothing changes any more. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly db: Database,
    private readonly reach: CaseReach,
    private readonly keeper: CaseKeeper,
    private readonly notices: CaseNotices,
    private readonly rows: SubmissionRows,
    private readonly audit: Audit,
  ) {}

  async read(me: Actor, caseId: number, id: number): Promise<SubmissionDto> {
    const db = this.db.source.manager;
    const { one, actor } = await this.reach.open(db, me, caseId);
    const row = await db.findOneBy(CaseSubmission, { id, caseId });
    if (!row) throw new NotFound();
    this.audit.read(me, 'case.read', { entity: 'teaching_case', id: caseId, patientId: one.patientId });
    return this.rows.whole(db, row, one, actor);
  }

  /** What a version says otherwise than an earlier one. */
  async changes(me: Actor, caseId: number, id: number, filter: ChangesFilter): Promise<SubmissionChangesDto> {
    const db = this.db.source.manager;
    const { one } = await this.reach.open(db, me, caseId);
    const row = await db.findOneBy(CaseSubmission, { id, caseId });
    if (!row) throw new NotFound();
    this.audit.read(me, 'case.read', { entity: 'teaching_case', id: caseId, patientId: one.patientId });
    const { kind, taskId, version: to } = row;
    const from = filter.from ?? (await lastSeen(db, me.id, row, await threadOf(db, row))) ?? to - 1;
    const earlier = from ? await db.findOneBy(CaseSubmission, { caseId, kind, taskId, version: from }) : null;
    if (from >= to || (from && !earlier)) throw new NotFound();
    const [old, now] = [earlier && readContent(earlier.content), readContent(row.content)];
    return {
      ...{ submissionId: id, from: earlier?.version ?? null, to },
      sections: sectionChanges(old?.sections ?? [], now.sections),
      referencesAdded: referencesBeyond(now.references, old?.references ?? []),
      referencesRemoved: referencesBeyond(old?.references ?? [], now.references),
    };
  }

  /** The caller has looked at a version. Said again, it stays as it is. */
  seen(me: Actor, caseId: number, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      await this.reach.hold(tx, me, caseId, 'read');
      if (!(await tx.existsBy(CaseSubmission, { id, caseId }))) throw new NotFound();
      await tx
        .createQueryBuilder()
        .insert()
        .orIgnore()
        .into(CaseSeen)
        .values({ submissionId: id, userId: me.id, at: clock.now() })
        .updateEntity(false)
        .execute();
    });
  }

  /** Hands work in. What waits of the same work is replaced by it. */
  submit(me: Actor, caseId: number, what: SubmitDto): Promise<SubmissionDto> {
    return this.db.transaction(me, async (tx) => {
      const act: CaseAct = (what.kind ?? 'CASE') === 'CASE' ? 'submit' : 'hand-in';
      const reached = await this.reach.hold(tx, me, caseId, act);
      const task = await taskFor(tx, caseId, what);
      const row = await this.add(tx, me, reached.one, what);
      await this.follow(tx, me, reached, act, task, row, what.note);
      return this.rows.whole(tx, row, reached.one, reached.actor);
    });
  }

  private async add(tx: Tx, me: Actor, one: TeachingCase, what: SubmitDto): Promise<CaseSubmission> {
    const { kind = 'CASE', sections = [], references = [], scores = [], note = null, title = null } = what;
    if (!sections.length && !note) throw new Invalid([{ path: 'sections', message: 'must say something' }]);
    await requireReferences(tx, one.patientId, references);
    const criteria = await activeCriteria(tx, kind);
    requireScores(criteria, scores, false);
    if ((await tx.countBy(CaseSubmission, { caseId: one.id })) >= CASE.submissionsMax) throw new TooManySubmissions();
    const place = { caseId: one.id, kind, taskId: what.taskId ?? 0 };
    const [newest] = await threadOf(tx, place);
    const [version, submittedAt] = [(newest?.version ?? 0) + 1, clock.now()];
    const said: SubmissionContent = {
      ...{ format: 'cuspid-submission-1', caseId: one.id, kind, taskId: what.taskId ?? null, version },
      ...{ authorId: me.id, submittedAt: submittedAt.toISOString(), title, note, criteria },
      sections: sections.map(({ label, text }) => ({ label, text })),
      references: references.map((reference) => ({ kind: reference.kind, id: reference.id })),
      scores: scores.map(({ key, score }) => ({ key, score })),
    };
    const content = contentText(said);
    await tx.update(CaseSubmission, { ...place, waitsSince: Not(IsNull()) }, { waitsSince: null });
    return tx.save(
      tx.create(CaseSubmission, {
        ...{ ...place, version, title, authorId: me.id, submittedAt, waitsSince: submittedAt },
        ...{ content, contentHash: hashOf(content) },
      }),
    );
  }

  /** What follows from it: for the task, the case, the logbook and the supervisor. */
  private async follow(
    tx: Tx,
    me: Actor,
    { one }: Reached,
    act: CaseAct,
    task: CaseTask | null,
    row: CaseSubmission,
    note?: string,
  ): Promise<void> {
    const at = row.submittedAt;
    if (task && task.status !== 'COMPLETED') {
      const step = { status: taskAfter(task.status, 'task.complete'), ...completed(at, note) };
      await tx.save(Object.assign(task, step, { changedAt: at, version: task.version + 1 }));
    }
    one.state = stateAfter(one.state, act);
    if (act === 'submit') one.submittedAt = at;
    const subject = task?.title ?? row.title;
    const about = { subject, version: row.version, ...(task && { taskId: task.id }) };
    const after = { submissionId: row.id, kind: row.kind, hash: row.contentHash };
    await this.keeper.keep(tx, me, one, { act: 'SUBMITTED', at, ...about, words: note ?? null, after });
    await this.notices.supervisor(tx, one, 'case-submitted', me.id, subject);
  }
}

async function taskFor(tx: Tx, caseId: number, { kind, taskId }: SubmitDto): Promise<CaseTask | null> {
  if ((kind === 'TASK') !== (taskId !== undefined)) {
    throw new Invalid([{ path: 'taskId', message: 'belongs to work of the kind TASK, and to no other' }]);
  }
  if (taskId === undefined) return null;
  const task = await tx.findOneBy(CaseTask, { id: taskId, caseId });
  if (!task) throw new Invalid([{ path: 'taskId', message: 'is no task of this case' }]);
  if (task.status === 'ASSIGNED') throw new TaskNotBegun();
  if (task.status === 'REVIEWED') throw new TaskReviewed();
  return task;
}
