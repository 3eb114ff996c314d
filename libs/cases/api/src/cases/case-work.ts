import { Injectable } from '@nestjs/common';
import { CASE, WORK_LISTS } from '@cuspid/cases/contracts';
import type { CaseWorkDto, SignOffDto, WorkFilter, WorkOfferDto, WorkTaskDto } from '@cuspid/cases/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import type { DataSource } from 'typeorm';
import { DataSource as Source, In, type SelectQueryBuilder } from 'typeorm';
import { CaseReview } from '../submissions/case-review';
import { CaseSubmission } from '../submissions/case-submission';
import { AtChair } from './at-chair';
import { CaseList } from './case-list';
import { CaseRows, whoOf, type CasePeople } from './case-rows';
import { CaseTask, OVERDUE } from './case-task';
import { isOverdue } from './task-rows';
import { TeachingCase } from './teaching-case';

type Query = SelectQueryBuilder<TeachingCase>;
type Lists = Omit<CaseWorkDto, 'more'>;

/** Who asks, and for how many rows of each list. */
interface Asked {
  me: Actor;
  limit: number;
}

const OPEN = "one.removedAt is null and one.state <> 'VERIFIED'";
const NOBODYS: Lists = {
  ...{ atChair: [], signOffs: [], toReview: [], waitingForStudent: [], tasks: [], returned: [] },
  ...{ awaiting: [], overdue: [], offered: [], unsupervised: [] },
};

/** What waits, by whose turn it is. */
@Injectable()
export class CaseWork {
  constructor(
    private readonly source: Source,
    private readonly lists: CaseList,
    private readonly rows: CaseRows,
    private readonly chairs: AtChair,
    private readonly clinic: Clinic,
  ) {}

  async of(me: Actor, filter: WorkFilter = {}): Promise<CaseWorkDto> {
    const limit = filter.limit ?? CASE.workMax;
    // One row beyond what is told says that a list goes on.
    const lists = await this.listsOf({ me, limit: limit + 1 });
    const more = WORK_LISTS.filter((name) => lists[name].length > limit);
    more.forEach((name) => lists[name].splice(limit));
    return { ...lists, more };
  }

  private listsOf(asked: Asked): Promise<Lists> {
    const { role } = asked.me;
    if (mayRole(role, 'case.work')) return this.student(asked);
    return mayRole(role, 'case.supervise') ? this.supervisor(asked) : this.administrator(asked);
  }

  private async supervisor(asked: Asked): Promise<Lists> {
    const mine = `${OPEN} and one.supervisorId = :mine and one.supervisorGoneAt is null`;
    const open = "task.status in ('ASSIGNED', 'IN_PROGRESS')";
    return {
      ...NOBODYS,
      atChair: await this.atChair(asked, mine),
      signOffs: await this.handedIn(asked, mine, 'work.waits_since is not null'),
      toReview: await this.tasks(asked, mine, `task.status = 'COMPLETED' and ${NOT_HANDED_IN}`),
      waitingForStudent: await this.tasks(asked, mine, open),
      offered: await this.cases(asked, `${OPEN} and one.handoverToId = :mine`, 'handoverAt'),
      unsupervised: await this.cases(asked, 'one.supervisorGoneAt is not null', 'supervisorGoneAt'),
    };
  }

  private async student(asked: Asked): Promise<Lists> {
    const mine = `${OPEN} and one.studentId = :mine`;
    return {
      ...NOBODYS,
      tasks: await this.tasks(asked, mine, "task.status in ('ASSIGNED', 'IN_PROGRESS')"),
      returned: await this.handedIn(asked, mine, RETURNED),
      awaiting: await this.handedIn(asked, mine, 'work.waits_since is not null'),
    };
  }

  private async administrator(asked: Asked): Promise<Lists> {
    return {
      ...NOBODYS,
      overdue: await this.tasks(asked, OPEN, OVERDUE),
      unsupervised: await this.cases(asked, 'one.supervisorGoneAt is not null', 'supervisorGoneAt'),
    };
  }

  private async atChair({ me, limit }: Asked, which: string): Promise<CaseWorkDto['atChair']> {
    const query = (await this.lists.seen(me)).andWhere(which, { mine: me.id });
    const found = await this.chairs.of(query, limit);
    const people = await this.people(found.map(({ one }) => one));
    return found.map(({ one, ...rest }) => ({ caseId: one.id, ...whoOf(people, one), ...rest }));
  }

  private async tasks({ me, limit }: Asked, which: string, what: string): Promise<WorkTaskDto[]> {
    const today = await this.clinic.today();
    const query = (await this.lists.seen(me)).andWhere(which, { mine: me.id }).setParameter('today', today);
    const ids = await query
      .innerJoin('case_task', 'task', `task.case_id = one.id and ${what}`)
      .select('task.id', 'id')
      .orderBy('task.due_on is null')
      .addOrderBy('task.due_on')
      .addOrderBy('task.id')
      .limit(limit)
      .getRawMany<{ id: number }>();
    const rows = await inOrder(this.source, CaseTask, ids);
    const { cases, people } = await this.casesOf(rows.map(({ caseId }) => caseId));
    return rows.flatMap((task) => {
      const one = cases.get(task.caseId);
      const { kind, title, status, dueOn, isReturned } = task;
      const said = { kind, title, status, dueOn, isReturned, isOverdue: isOverdue(task, today) };
      return one
        ? [{ caseId: one.id, ...whoOf(people, one), taskId: task.id, ...said, since: task.changedAt.toISOString() }]
        : [];
    });
  }

  private async handedIn({ me, limit }: Asked, which: string, what: string): Promise<SignOffDto[]> {
    const ids = await (
      await this.lists.seen(me)
    )
      .andWhere(which, { mine: me.id })
      .innerJoin('case_submission', 'work', `work.case_id = one.id and ${what}`)
      .select('work.id', 'id')
      .orderBy('work.submitted_at')
      .addOrderBy('work.id')
      .limit(limit)
      .getRawMany<{ id: number }>();
    const rows = await inOrder(this.source, CaseSubmission, ids);
    const { cases, people } = await this.casesOf(rows.map(({ caseId }) => caseId));
    const tasks = await inOrder(
      this.source,
      CaseTask,
      rows.map(({ taskId }) => ({ id: taskId })),
    );
    const said = await this.source.manager.findBy(CaseReview, { submissionId: In(rows.map(({ id }) => id)) });
    return rows.flatMap((row) => {
      const one = cases.get(row.caseId);
      const title = row.title ?? tasks.find(({ id }) => id === row.taskId)?.title ?? null;
      const at = said.find(({ submissionId }) => submissionId === row.id)?.at ?? row.submittedAt;
      const { kind, version } = row;
      return one
        ? [
            {
              caseId: one.id,
              ...whoOf(people, one),
              submissionId: row.id,
              kind,
              version,
              title,
              since: at.toISOString(),
            },
          ]
        : [];
    });
  }

  private async cases(
    { me, limit }: Asked,
    which: string,
    at: 'handoverAt' | 'supervisorGoneAt',
  ): Promise<WorkOfferDto[]> {
    const query: Query = (await this.lists.seen(me)).andWhere(which, { mine: me.id });
    const rows = await query.orderBy(`one.${at}`).addOrderBy('one.id').limit(limit).getMany();
    const people = await this.people(rows);
    return rows.map((one) => ({
      caseId: one.id,
      ...whoOf(people, one),
      since: (one[at] ?? one.changedAt).toISOString(),
    }));
  }

  private people(cases: readonly TeachingCase[]): Promise<CasePeople> {
    return this.rows.people(this.source.manager, cases);
  }

  private async casesOf(ids: readonly number[]) {
    const rows = ids.length ? await this.source.manager.findBy(TeachingCase, { id: In([...ids]) }) : [];
    return { cases: new Map(rows.map((row) => [row.id, row])), people: await this.people(rows) };
  }
}

const NOT_HANDED_IN =
  'not exists (select 1 from case_submission work where work.case_id = one.id and work.task_id = task.id and work.waits_since is not null)';
/** Returned, and nothing newer of the same work. */
const RETURNED = `exists (select 1 from case_review said where said.submission_id = work.id and said.decision = 'RETURNED')
  and not exists (select 1 from case_submission later where later.case_id = work.case_id and later.kind = work.kind
    and later.task_id = work.task_id and later.version > work.version)`;

async function inOrder<T extends { id: number }>(
  source: DataSource,
  entity: new () => T,
  found: readonly { id: number }[],
): Promise<T[]> {
  const ids = [...new Set(found.map(({ id }) => Number(id)))];
  if (!ids.length) return [];
  const rows = await source.createQueryBuilder(entity, 'row').whereInIds(ids).getMany();
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}
