import { Injectable } from '@nestjs/common';
import { CASE_STATES } from '@cuspid/cases/contracts';
import type { CasePersonCountDto, CaseStatsDto } from '@cuspid/cases/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { DataSource } from 'typeorm';
import { CaseList } from './case-list';
import { OVERDUE } from './case-task';
import type { TeachingCase } from './teaching-case';

const PEOPLE = 100;
const TASKS = `(select count(*) from case_task task where task.case_id = one.id and ${OVERDUE})`;
const WAITING =
  '(select count(*) from case_submission work where work.case_id = one.id and work.waits_since is not null)';

/** Cases of one student and supervisor that stand alike, counted. */
interface Row {
  studentId: number;
  supervisorId: number;
  state: TeachingCase['state'];
  removed: number;
  gone: number;
  cases: number;
  /** Of these: with overdue work, their overdue tasks, what they have waiting for a word. */
  overdueCases: number;
  overdue: number;
  waiting: number;
}

/** The cases one may see, in figures. */
@Injectable()
export class CaseStats {
  constructor(
    private readonly source: DataSource,
    private readonly lists: CaseList,
    private readonly clinic: Clinic,
    private readonly users: UsersService,
  ) {}

  async of(me: Actor): Promise<CaseStatsDto> {
    const rows = await this.rows(me);
    const there = rows.filter(({ removed }) => !removed);
    const open = there.filter(({ state }) => state !== 'VERIFIED');
    return {
      total: sum(rows, 'cases'),
      byState: CASE_STATES.map((state) => ({
        state,
        count: sum(
          there.filter((row) => row.state === state),
          'cases',
        ),
      })),
      removed: sum(rows, 'cases') - sum(there, 'cases'),
      unsupervised: sum(
        rows.filter(({ gone }) => gone),
        'cases',
      ),
      overdueCases: sum(open, 'overdueCases'),
      ...{ overdueTasks: sum(open, 'overdue'), waiting: sum(open, 'waiting') },
      bySupervisor: await this.byPerson(there, 'supervisorId'),
      byStudent: await this.byPerson(there, 'studentId'),
    };
  }

  /** Counted in the database: what comes back grows with the people, not with the years. */
  private async rows(me: Actor): Promise<Row[]> {
    const query = await this.lists.seen(me);
    query
      .select(['one.student_id as studentId', 'one.supervisor_id as supervisorId', 'one.state as state'])
      .addSelect('one.removed_at is not null', 'removed')
      .addSelect('one.supervisor_gone_at is not null', 'gone')
      .addSelect(TASKS, 'overdue')
      .addSelect(WAITING, 'waiting')
      .setParameter('today', await this.clinic.today());
    const alike = ['studentId', 'supervisorId', 'state', 'removed', 'gone'].map((column) => `seen.${column}`);
    const found = await this.source
      .createQueryBuilder()
      .select(alike.map((column) => `${column} as ${column.slice('seen.'.length)}`))
      .addSelect('count(*)', 'cases')
      .addSelect('sum(seen.overdue > 0)', 'overdueCases')
      .addSelect('sum(seen.overdue)', 'overdue')
      .addSelect('sum(seen.waiting)', 'waiting')
      .from(`(${query.getQuery()})`, 'seen')
      .groupBy(alike.join(', '))
      .setParameters(query.getParameters())
      .getRawMany<Record<Exclude<keyof Row, 'state'>, string | number> & Pick<Row, 'state'>>();
    return found.map(({ state, ...row }) => ({
      state,
      ...{ studentId: Number(row.studentId), supervisorId: Number(row.supervisorId) },
      ...{ removed: Number(row.removed), gone: Number(row.gone), cases: Number(row.cases) },
      ...{ overdueCases: Number(row.overdueCases), overdue: Number(row.overdue), waiting: Number(row.waiting) },
    }));
  }

  private async byPerson(rows: readonly Row[], key: 'studentId' | 'supervisorId'): Promise<CasePersonCountDto[]> {
    const ids = [...new Set(rows.map((row) => row[key]))];
    const staff = await this.users.named(ids);
    const counted = ids.flatMap((id) => {
      const person = staff.get(id);
      const theirs = rows.filter((row) => row[key] === id);
      const open = theirs.filter(({ state }) => state !== 'VERIFIED');
      const verified = sum(theirs, 'cases') - sum(open, 'cases');
      return person ? [{ person, open: sum(open, 'cases'), verified, overdue: sum(open, 'overdue') }] : [];
    });
    return counted.toSorted((a, b) => b.open - a.open || a.person.id - b.person.id).slice(0, PEOPLE);
  }
}

const sum = (rows: readonly Row[], key: 'cases' | 'overdueCases' | 'overdue' | 'waiting'): number =>
  rows.reduce((all, row) => all + row[key], 0);
