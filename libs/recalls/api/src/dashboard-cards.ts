import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DashboardCards, FIRST_ROWS, pageCard } from '@cuspid/dashboard/api';
import { RecallList } from './recall-list';

/** The card of the dashboard that is about recalls: whom to call. */
@Injectable()
export class RecallDashboardCards implements OnModuleInit {
  constructor(
    private readonly cards: DashboardCards,
    private readonly recalls: RecallList,
  ) {}

  onModuleInit(): void {
    this.cards.add({
      key: 'calls',
      of: async ({ me }) =>
        pageCard(await this.recalls.list(me, { ...FIRST_ROWS }), { list: '/api/recalls', link: '/recalls' }),
    });
  }
}
