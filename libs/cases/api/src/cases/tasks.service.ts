import { Injectable } from '@nestjs/common';
import { CASE, stateAfter, taskAfter, type CaseAct, type LogbookAct } from '@cuspid/cases/contracts';
import type { CaseTaskDto, EditTaskDto, ReturnTaskDto, SetTaskDto, TaskStepDto } from '@cuspid/cases/contracts/dto';
import { Database, Invalid, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { IsNull, Not } from 'typeorm';
import { TaskHandedIn, TooManyTasks } from '../case-errors';
import { CaseSubmission } from '../submissions/case-submission';
import { CaseKeeper } from './case-keeper';
import { CaseNotices } from './case-notices';
import { CaseReach, demand, type Reached } from './case-reach';
import { CaseTask } from './case-task';
import { RETURNED_PERCENT, taskDto } from './task-rows';

const WHOLE = 100;
type Step = 'task.start' | 'task.complete' | 'task.review' | 'task.return';

const ACTS: Record<Step, LogbookAct> = {
  'task.start': 'TASK_STARTED',
  'task.complete': 'TASK_COMPLETED',
  'task.review': 'TASK_REVIEWED',
  'task.return': 'TASK_RETURNED',
};

/** Tasks: set by the supervisor, worked on by the student, reviewed or handed back by the supervisor. */
@Injectable()
export class TasksService {
  constructor(
    private readonly db: Database,
    private readonly reach: CaseReach,
    private readonly keeper: CaseKeeper,
    private readonly notices: CaseNotices,
    private readonly clinic: Clinic,
  ) {}

  set(me: Actor, id: number, what: SetTaskDto): Promise<CaseTaskDto> {
    return this.db.transaction(me, async (tx) => {
      const reached = await this.reach.hold(tx, me, id, 'task.add');
      if ((await tx.countBy(CaseTask, { caseId: id })) >= CASE.tasksMax) throw new TooManyTasks();
      await this.requireDay(tx, what.dueOn);
      const at = clock.now();
      const { kind = 'OTHER', title, description = null, dueOn = null } = what;
      const task = await tx.save(
        tx.create(CaseTask, {
          ...{ caseId: id, kind, title, description, dueOn, setById: me.id, createdAt: at, changedAt: at },
          ...{ status: 'ASSIGNED', percent: 0, version: 1, isReturned: false, note: null, comment: null },
          ...{ startedAt: null, completedAt: null, reviewedAt: null },
        }),
      );
      await this.keeper.keep(tx, me, reached.one, {
        act: 'TASK_SET',
        taskId: task.id,
        subject: title,
        after: { dueOn },
      });
      await this.notices.student(tx, reached.one, 'case-task-set', me.id, title);
      return this.told(tx, reached, task);
    });
  }

  edit(me: Actor, id: number, taskId: number, version: number, what: EditTaskDto): Promise<CaseTaskDto> {
    return this.db.transaction(me, async (tx) => {
      const { reached, task } = await this.hold(tx, me, id, taskId, 'task.edit');
      if (task.version !== version) throw new StaleVersion(task.version);
      if (what.dueOn !== task.dueOn) await this.requireDay(tx, what.dueOn);
      const { title = task.title, kind = task.kind } = what;
      const { description = task.description, dueOn = task.dueOn } = what;
      await this.save(tx, task, { title, kind, description, dueOn });
      await this.keeper.keep(tx, me, reached.one, { act: 'TASK_CHANGED', taskId, subject: title, after: { dueOn } });
      return this.told(tx, reached, task);
    });
  }

  /** Takes a task away. The logbook keeps what it was called. */
  remove(me: Actor, id: number, taskId: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const { reached, task } = await this.hold(tx, me, id, taskId, 'task.delete');
      await this.requireNothingHandedIn(tx, id, taskId);
      await tx.delete(CaseTask, { id: taskId });
      await this.keeper.keep(tx, me, reached.one, { act: 'TASK_DELETED', taskId, subject: task.title });
      await this.notices.settle(tx, reached.one);
    });
  }

  start(me: Actor, id: number, taskId: number, { note, version }: TaskStepDto): Promise<CaseTaskDto> {
    return this.step(me, id, taskId, 'task.start', { words: note, version }, (at) => ({
      ...{ startedAt: at, ...(note && { note }) },
    }));
  }

  complete(me: Actor, id: number, taskId: number, { note, version }: TaskStepDto): Promise<CaseTaskDto> {
    return this.step(me, id, taskId, 'task.complete', { words: note, version }, (at) => completed(at, note));
  }

  review(me: Actor, id: number, taskId: number, { note, version }: TaskStepDto): Promise<CaseTaskDto> {
    return this.step(me, id, taskId, 'task.review', { words: note, version }, (at) => reviewed(at, note));
  }

  /** Hands a completed task back, with what is missing. */
  giveBack(me: Actor, id: number, taskId: number, { note, dueOn, version }: ReturnTaskDto): Promise<CaseTaskDto> {
    return this.step(me, id, taskId, 'task.return', { words: note, version, dueOn }, () => ({
      ...returned(note),
      ...(dueOn !== undefined && { dueOn }),
    }));
  }

  private step(
    me: Actor,
    id: number,
    taskId: number,
    act: Step,
    { words, version, dueOn }: { words?: string; version?: number; dueOn?: string | null },
    set: (at: Date) => Partial<CaseTask>,
  ): Promise<CaseTaskDto> {
    return this.db.transaction(me, async (tx) => {
      const { reached, task } = await this.hold(tx, me, id, taskId, act);
      if (version !== undefined && task.version !== version) throw new StaleVersion(task.version);
      if (act === 'task.review' || act === 'task.return') await this.requireNothingHandedIn(tx, id, taskId);
      await this.requireDay(tx, dueOn);
      await this.save(tx, task, { status: taskAfter(task.status, act), ...set(clock.now()) });
      const { one } = reached;
      one.state = stateAfter(one.state, act);
      await this.keeper.keep(tx, me, one, { act: ACTS[act], taskId, subject: task.title, words: words ?? null });
      await this.tell(tx, me, reached, act, task.title);
      return this.told(tx, reached, task);
    });
  }

  private async tell(tx: Tx, me: Actor, { one }: Reached, act: Step, title: string): Promise<void> {
    if (act === 'task.complete') await this.notices.supervisor(tx, one, 'case-task-done', me.id, title);
    if (act === 'task.review') await this.notices.student(tx, one, 'case-task-reviewed', me.id, title);
    if (act === 'task.return') await this.notices.student(tx, one, 'case-task-returned', me.id, title);
    if (act === 'task.review' || act === 'task.return') await this.notices.settle(tx, one);
  }

  private async hold(tx: Tx, me: Actor, id: number, taskId: number, act: CaseAct) {
    const reached = await this.reach.hold(tx, me, id, act);
    const task = await tx.findOneBy(CaseTask, { id: taskId, caseId: id });
    if (!task) throw new NotFound();
    demand(reached, act, { task: task.status });
    return { reached, task };
  }

  private async save(tx: Tx, task: CaseTask, set: Partial<CaseTask>): Promise<void> {
    await tx.save(Object.assign(task, set, { changedAt: clock.now(), version: task.version + 1 }));
  }

  /** What was handed in with a task is decided with a signature, not passed by. */
  private async requireNothingHandedIn(tx: Tx, caseId: number, taskId: number): Promise<void> {
    if (await tx.existsBy(CaseSubmission, { caseId, taskId, waitsSince: Not(IsNull()) })) throw new TaskHandedIn();
  }

  private async requireDay(tx: Tx, day: string | null | undefined): Promise<void> {
    if (!day || day >= (await this.clinic.today(tx))) return;
    throw new Invalid([{ path: 'dueOn', message: 'must be today or later' }]);
  }

  private async told(tx: Tx, { one, actor }: Reached, task: CaseTask): Promise<CaseTaskDto> {
    return taskDto(task, one, actor, await this.clinic.today(tx));
  }
}

/** What completing a task leaves in it. */
export const completed = (at: Date, note?: string): Partial<CaseTask> => ({
  ...{ completedAt: at, percent: WHOLE, isReturned: false, ...(note && { note }) },
});

/** What a review leaves in it. */
export const reviewed = (at: Date, comment?: string): Partial<CaseTask> => ({
  ...{ reviewedAt: at, ...(comment && { comment }) },
});

/** What handing it back leaves in it. */
export const returned = (comment?: string): Partial<CaseTask> => ({
  ...{ completedAt: null, isReturned: true, percent: RETURNED_PERCENT, ...(comment && { comment }) },
});
