import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WorkList } from '@cuspid/cases/contracts';
import { DashboardCards, FIRST_ROWS, pageCard, readOnce, type CardContent, type Reading } from '@cuspid/dashboard/api';
import { DASHBOARD, type Card } from '@cuspid/dashboard/contracts';
import type { Actor } from '@cuspid/platform/api';
import { CaseList } from './cases/case-list';
import { CaseWork } from './cases/case-work';
import { Requirements } from './requirements';

const WORK = '/api/cases/work';
/** Each card with its list of the work page, and where the client shows it. */
const LISTS: readonly (readonly [Card, WorkList, string])[] = [
  ['tasks', 'tasks', '/cases'],
  ['returned', 'returned', '/cases'],
  ['signOffs', 'signOffs', '/cases'],
];

/** The cards of the dashboard that are about cases: the lists of the work page, read once for all of them. */
@Injectable()
export class CaseDashboardCards implements OnModuleInit {
  private readonly lists = readOnce((me: Actor) => this.work.of(me));

  constructor(
    private readonly cards: DashboardCards,
    private readonly work: CaseWork,
    private readonly cases: CaseList,
    private readonly requirements: Requirements,
  ) {}

  onModuleInit(): void {
    this.cards.add(
      ...LISTS.map(([key, list, link]) => ({ key, of: (reading: Reading) => this.listed(reading, list, link) })),
      { key: 'overdueCases', of: ({ me }) => this.all(me, 'overdue') },
      { key: 'unsupervised', of: ({ me }) => this.all(me, 'unsupervised') },
      { key: 'requirements', of: ({ me }) => this.bars(me) },
    );
  }

  private async listed(reading: Reading, list: WorkList, link: string): Promise<CardContent> {
    const rows = (await this.lists(reading))[list];
    return { count: rows.length, items: rows.slice(0, DASHBOARD.shown), link, list: WORK };
  }

  private async all(me: Actor, show: 'overdue' | 'unsupervised'): Promise<CardContent> {
    const asked = { [show]: true };
    const page = await this.cases.list(me, { ...asked, ...FIRST_ROWS });
    return pageCard(page, { asked, list: '/api/cases', link: `/cases?list=all&show=${show}` });
  }

  /** What a student has to have done, kind by kind. */
  private async bars(me: Actor): Promise<CardContent> {
    const { items, ...about } = await this.requirements.progress(me, undefined);
    return { count: items.length, items, about, link: '/cases', list: '/api/cases/requirements' };
  }
}
