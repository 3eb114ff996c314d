import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DashboardCards, FIRST_ROWS, pageCard } from '@cuspid/dashboard/api';
import { CareTeamInbox } from './care-team-inbox';

/** The card of the dashboard that is about care teams: requests that wait for an answer. */
@Injectable()
export class PatientDashboardCards implements OnModuleInit {
  constructor(
    private readonly cards: DashboardCards,
    private readonly inbox: CareTeamInbox,
  ) {}

  onModuleInit(): void {
    this.cards.add({
      key: 'approvals',
      of: async ({ me }) =>
        pageCard(await this.inbox.list(me, { ...FIRST_ROWS }), { list: '/api/care-team/requests', link: '/approvals' }),
    });
  }
}
