import { Injectable } from '@nestjs/common';
import { CASE_STATES } from '@cuspid/cases/contracts';
import type { CasePersonCountDto, CaseStatsDto } from '@cuspid/cases/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { CaseList } from './case-list';
import { OVERDUE } from './case-task';
import type { TeachingCase } from './teaching-case';

const PEOPLE = 100;
const TASKS = `(select count(*) from case_task task where task.case_id = one.id and ${OVERDUE})`;
const WAITING =
  '(select count(*) from case_submission work where work.case_id = one.id and work.waits_since is not null)';

type Row = Record<'id' | 'studentId' | 'supervisorId' | 'removed' | 'gone' | 'overdue' | 'waiting', number> & {
  state: TeachingCase['state'];
};

/** The cases one may see, in figures. */
@Injectable()
export class CaseStats {
  constructor(
    private readonly lists: CaseList,
    private readonly clinic: Clinic,
    private readonly users: UsersService,
  ) {}

  async of(me: Actor): Promise<CaseStatsDto> {
    const rows = await this.rows(me);
    const there = rows.filter(({ removed }) => !removed);
    const open = there.filter(({ state }) => state !== 'VERIFIED');
    const sum = (key: 'overdue' | 'waiting') => open.reduce((all, row) => all + row[key], 0);
    return {
      total: rows.length,
      byState: CASE_STATES.map((state) => ({ state, count: there.filter((row) => row.state === state).length })),
      removed: rows.length - there.length,
      unsupervised: rows.filter(({ gone }) => gone).length,
      overdueCases: open.filter(({ overdue }) => overdue).length,
      ...{ overdueTasks: sum('overdue'), waiting: sum('waiting') },
      bySupervisor: await this.byPerson(there, 'supervisorId'),
      byStudent: await this.byPerson(there, 'studentId'),
    };
  }

  private async rows(me: Actor): Promise<Row[]> {
    const query = await this.lists.seen(me);
    const raw = await query
      .select('one.id', 'id')
      .addSelect('one.studentId', 'studentId')
      .addSelect('one.supervisorId', 'supervisorId')
      .addSelect('one.state', 'state')
      .addSelect('one.removedAt is not null', 'removed')
      .addSelect('one.supervisorGoneAt is not null', 'gone')
      .addSelect(TASKS, 'overdue')
      .addSelect(WAITING, 'waiting')
      .setParameter('today', await this.clinic.today())
      .getRawMany<Record<keyof Row, string | number> & { state: Row['state'] }>();
    return raw.map((row) => ({
      ...{ id: Number(row.id), studentId: Number(row.studentId), supervisorId: Number(row.supervisorId) },
      ...{ state: row.state, removed: Number(row.removed), gone: Number(row.gone) },
      ...{ overdue: Number(row.overdue), waiting: Number(row.waiting) },
    }));
  }

  private async byPerson(rows: readonly Row[], key: 'studentId' | 'supervisorId'): Promise<CasePersonCountDto[]> {
    const ids = [...new Set(rows.map((row) => row[key]))];
    const staff = await this.users.named(ids);
    const counted = ids.flatMap((id) => {
      const person = staff.get(id);
      const theirs = rows.filter((row) => row[key] === id);
      const open = theirs.filter(({ state }) => state !== 'VERIFIED');
      const overdue = open.reduce((sum, row) => sum + row.overdue, 0);
      return person ? [{ person, open: open.length, verified: theirs.length - open.length, overdue }] : [];
    });
    return counted.toSorted((a, b) => b.open - a.open || a.person.id - b.person.id).slice(0, PEOPLE);
  }
}
