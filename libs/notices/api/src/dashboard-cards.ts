import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DashboardCards, FIRST_ROWS, pageCard, type CardContent } from '@cuspid/dashboard/api';
import type { NoticeKind } from '@cuspid/notices/contracts';
import type { Actor } from '@cuspid/platform/api';
import { Inbox } from './inbox';

/** The cards of the dashboard that are about what waits for the person themself, as their notices tell it. */
@Injectable()
export class NoticeDashboardCards implements OnModuleInit {
  constructor(
    private readonly cards: DashboardCards,
    private readonly inbox: Inbox,
  ) {}

  onModuleInit(): void {
    this.cards.add(
      { key: 'accessRequests', of: ({ me }) => this.waiting(me, 'access-asked') },
      { key: 'cosign', of: ({ me }) => this.waiting(me, 'chart-cosign') },
    );
  }

  private async waiting(me: Actor, kind: NoticeKind): Promise<CardContent> {
    const asked = { group: 'ACT', kind } as const;
    const page = await this.inbox.list(me, { ...asked, ...FIRST_ROWS });
    return pageCard(page, { asked, list: '/api/notices', link: '/today' });
  }
}
