import { Injectable } from '@nestjs/common';
import { Notices } from '@cuspid/notices/api';
import type { NoticeKind } from '@cuspid/notices/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { IsNull, Not } from 'typeorm';
import { CaseSubmission } from '../submissions/case-submission';
import { CaseTask } from './case-task';
import type { TeachingCase } from './teaching-case';

/** It waits until it is done; a year is as good as never. */
const UNTIL_MS = 365 * 86_400_000;
const WAITS: readonly NoticeKind[] = ['case-submitted', 'case-task-done'];

/** Tells the other side of a case what happened; what waits for somebody leaves when nothing waits any more. */
@Injectable()
export class CaseNotices {
  constructor(private readonly notices: Notices) {}

  student(tx: Tx, one: TeachingCase, kind: NoticeKind, byId: number, text?: string | null): Promise<void> {
    return this.tell(tx, one, one.studentId, kind, byId, text);
  }

  supervisor(tx: Tx, one: TeachingCase, kind: NoticeKind, byId: number, text?: string | null): Promise<void> {
    return this.tell(tx, one, one.supervisorId, kind, byId, text);
  }

  /** To somebody else: who is offered the case, or who hands it over. */
  async tell(
    tx: Tx,
    { id: subjectId, patientId }: TeachingCase,
    userId: number,
    kind: NoticeKind,
    byId: number,
    text?: string | null,
  ): Promise<void> {
    const until = new Date(clock.ms() + UNTIL_MS);
    await this.notices.tell(tx, [userId], { kind, patientId, subjectId, byId, text: text ?? null, until });
  }

  /** What waited for the supervisor and waits no more. */
  async settle(tx: Tx, { id: caseId }: TeachingCase): Promise<void> {
    if (!(await tx.existsBy(CaseSubmission, { caseId, waitsSince: Not(IsNull()) }))) {
      await this.notices.settle(tx, ['case-submitted'], caseId);
    }
    if (!(await tx.existsBy(CaseTask, { caseId, status: 'COMPLETED' }))) {
      await this.notices.settle(tx, ['case-task-done'], caseId);
    }
  }

  /** The case goes to somebody else, or away: who was to act on it need not any more. */
  async end(tx: Tx, { id }: TeachingCase): Promise<void> {
    await this.notices.settle(tx, [...WAITS, 'case-handover'], id);
  }

  /** An offer that holds no more. */
  async withdraw(tx: Tx, { id }: TeachingCase): Promise<void> {
    await this.notices.settle(tx, ['case-handover'], id);
  }

  /** Who supervises it from now on is told what waits. */
  async begin(tx: Tx, one: TeachingCase, byId: number): Promise<void> {
    const waiting = await tx.findBy(CaseSubmission, { caseId: one.id, waitsSince: Not(IsNull()) });
    for (const { title } of waiting) await this.supervisor(tx, one, 'case-submitted', byId, title);
  }
}
