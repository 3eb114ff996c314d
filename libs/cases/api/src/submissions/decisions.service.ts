import { Injectable } from '@nestjs/common';
import { OwnPassword } from '@cuspid/auth/api';
import {
  refusalOf,
  stateAfter,
  taskAfter,
  type CaseAct,
  type CaseRefusal,
  type Decision,
  type LogbookAct,
  type SignedAt,
} from '@cuspid/cases/contracts';
import type { CaseDto, CountersignDto, DecideDto, JudgeDto, SubmissionDto } from '@cuspid/cases/contracts/dto';
import type { NoticeKind } from '@cuspid/notices/contracts';
import { Database, Invalid, NotFound, type Actor } from '@cuspid/platform/api';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import { IsNull, Not } from 'typeorm';
import { CaseNotSubmitted, NewerVersionArrived, NotItsStudent, refused, SubmissionDecided } from '../case-errors';
import { CaseKeeper } from '../cases/case-keeper';
import { CaseNotices } from '../cases/case-notices';
import { actorOf, CaseReach, demand, factsOf, type Reached } from '../cases/case-reach';
import { CaseRows } from '../cases/case-rows';
import { CaseTask } from '../cases/case-task';
import { returned, reviewed } from '../cases/tasks.service';
import { requireScores } from '../rubrics/scores';
import { CaseReview } from './case-review';
import { CaseSubmission } from './case-submission';
import { Countersigning } from './countersigning';
import { readContent, reviewHash } from './submission-content';
import { SubmissionRows, threadOf } from './submission-rows';

/** How a word is signed: by whom, at whose screen. */
interface Signing {
  signer: Actor;
  signedAt: SignedAt;
  screenOfId: number;
}

interface Outcome {
  act: CaseAct;
  logbook: LogbookAct;
  notice: NoticeKind;
}

const OF_WORK: Record<Decision, Outcome> = {
  APPROVED: { act: 'approve', logbook: 'APPROVED', notice: 'case-approved' },
  RETURNED: { act: 'return', logbook: 'RETURNED', notice: 'case-returned' },
};
const OF_CASE: Record<Decision, Outcome> = {
  APPROVED: { act: 'verify', logbook: 'VERIFIED', notice: 'case-verified' },
  RETURNED: { act: 'reject', logbook: 'REJECTED', notice: 'case-rejected' },
};

/** Refusals that no repeat changes. */
const OF_PERSONS: readonly CaseRefusal[] = ['unseen', 'not-allowed', 'not-its-supervisor', 'own-work'];

/** The supervisor's word on what was handed in: on exactly the version they saw, under their own password. */
@Injectable()
export class Decisions {
  constructor(
    private readonly db: Database,
    private readonly password: OwnPassword,
    private readonly countersigning: Countersigning,
    private readonly reach: CaseReach,
    private readonly rows: SubmissionRows,
    private readonly cases: CaseRows,
    private readonly keeper: CaseKeeper,
    private readonly notices: CaseNotices,
  ) {}

  /** At one's own screen. */
  async decide(me: Actor, caseId: number, id: number, decision: Decision, what: DecideDto): Promise<SubmissionDto> {
    const signing: Signing = { signer: me, signedAt: 'OWN_SCREEN', screenOfId: me.id };
    await this.precheck(me, caseId, decision);
    await this.requireThere(caseId, id);
    await this.password.require(me, what.currentPassword);
    return this.db.transaction(me, async (tx) => {
      const { row, reached } = await this.sign(tx, signing, caseId, id, decision, what);
      return this.rows.whole(tx, row, reached.one, reached.actor);
    });
  }

  /** On the whole case, at one's own screen. */
  async conclude(me: Actor, caseId: number, decision: Decision, what: DecideDto): Promise<CaseDto> {
    const db = this.db.source.manager;
    await this.precheck(me, caseId, decision);
    const [last] = await threadOf(db, { caseId, kind: 'CASE', taskId: 0 });
    if (!last) throw new CaseNotSubmitted();
    await this.decide(me, caseId, last.id, decision, what);
    const { one, actor } = await this.reach.open(db, me, caseId);
    return this.cases.whole(db, one, actor);
  }

  /** The supervisor signs at the student's screen; whose session it is learns nothing from a refusal. */
  async countersign(me: Actor, caseId: number, id: number, what: CountersignDto): Promise<SubmissionDto> {
    const { one } = await this.reach.open(this.db.source.manager, me, caseId);
    if (one.studentId !== me.id) throw new NotItsStudent();
    await this.requireThere(caseId, id);
    const signer = await this.countersigning.supervisorOf(me, one, what);
    const signing: Signing = { signer, signedAt: 'STUDENT_SCREEN', screenOfId: me.id };
    return this.db.transaction(me, async (tx) => {
      const { row, reached } = await this.sign(tx, signing, caseId, id, what.decision, what);
      return this.rows.whole(tx, row, reached.one, actorOf(me));
    });
  }

  /** What is not there is told before a password is looked at, as everywhere. */
  private async requireThere(caseId: number, id: number): Promise<void> {
    if (!(await this.db.source.manager.existsBy(CaseSubmission, { id, caseId }))) throw new NotFound();
  }

  /** Whoever may not decide at all is told so before a password is looked at; what the state says, where a repeat gets its first answer. */
  private async precheck(me: Actor, caseId: number, decision: Decision): Promise<void> {
    const { one, actor } = await this.reach.open(this.db.source.manager, me, caseId);
    const why = refusalOf(factsOf(one), actor, OF_WORK[decision].act);
    if (why && OF_PERSONS.includes(why)) throw refused(why);
  }

  private async sign(tx: Tx, signing: Signing, caseId: number, id: number, decision: Decision, what: JudgeDto) {
    const reached = await this.reach.hold(tx, signing.signer, caseId, OF_WORK[decision].act);
    const row = await tx.findOneBy(CaseSubmission, { id, caseId });
    if (!row) throw new NotFound();
    const outcome = (row.kind === 'CASE' ? OF_CASE : OF_WORK)[decision];
    const [newest] = await threadOf(tx, row);
    if (newest && newest.contentHash !== what.contentHash) throw new NewerVersionArrived(newest.version);
    demand(reached, outcome.act, { isWaiting: row.waitsSince !== null, authorId: row.authorId });
    if (!row.waitsSince) throw new SubmissionDecided();
    judge(row, decision, what);
    await this.review(tx, signing, row, decision, what);
    await this.follow(tx, signing, reached, row, outcome, what);
    return { row, reached };
  }

  private async review(
    tx: Tx,
    signing: Signing,
    row: CaseSubmission,
    decision: Decision,
    what: JudgeDto,
  ): Promise<void> {
    const { signer, signedAt, screenOfId } = signing;
    const review = {
      ...{ submissionId: row.id, authorId: row.authorId, byId: signer.id, screenOfId, decision, signedAt },
      ...{ at: clock.now(), comment: what.comment ?? null, contentHash: row.contentHash },
      scores: what.scores?.length ? what.scores.map(({ key, score }) => ({ key, score })) : null,
    };
    try {
      await tx.insert(CaseReview, { ...review, hash: reviewHash(review) });
    } catch (error) {
      throw isDuplicate(error, 'case_review_one') ? new SubmissionDecided() : error;
    }
    row.waitsSince = null;
    await tx.update(CaseSubmission, { id: row.id, waitsSince: Not(IsNull()) }, { waitsSince: null });
  }

  /** What follows from it: for the task, the case, the logbook and the student. */
  private async follow(
    tx: Tx,
    { signer, signedAt, screenOfId }: Signing,
    { one }: Reached,
    row: CaseSubmission,
    { act, logbook, notice }: Outcome,
    { comment }: JudgeDto,
  ): Promise<void> {
    const task = row.taskId ? await tx.findOneBy(CaseTask, { id: row.taskId, caseId: one.id }) : null;
    if (task?.status === 'COMPLETED') await tx.save(stepped(task, act, comment));
    one.state = stateAfter(one.state, act);
    if (row.kind === 'CASE') {
      Object.assign(one, { comment: comment ?? null, verifiedAt: act === 'verify' ? clock.now() : null });
    }
    const subject = task?.title ?? row.title;
    const about = { subject, version: row.version, ...(task && { taskId: task.id }) };
    const after = { submissionId: row.id, kind: row.kind, hash: row.contentHash, signedAt, screenOf: screenOfId };
    await this.keeper.keep(tx, signer, one, { act: logbook, ...about, words: comment ?? null, after });
    await this.notices.settle(tx, one);
    await this.notices.student(tx, one, notice, signer.id, subject);
  }
}

/** @throws Invalid for work approved without its scores, or returned without a word. */
function judge(row: CaseSubmission, decision: Decision, { scores = [], comment }: JudgeDto): void {
  requireScores(readContent(row.content).criteria, scores, decision === 'APPROVED');
  if (decision === 'RETURNED' && !comment)
    throw new Invalid([{ path: 'comment', message: 'must say what is missing' }]);
}

function stepped(task: CaseTask, act: CaseAct, comment?: string): CaseTask {
  const at = clock.now();
  const isApproved = act === 'approve';
  const set = isApproved ? reviewed(at, comment) : returned(comment);
  const status = taskAfter(task.status, isApproved ? 'task.review' : 'task.return');
  return Object.assign(task, set, { status, changedAt: at, version: task.version + 1 });
}
