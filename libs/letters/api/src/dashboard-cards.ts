import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addressOf, DashboardCards, FIRST_ROWS, pageCard, type CardContent } from '@cuspid/dashboard/api';
import { DASHBOARD } from '@cuspid/dashboard/contracts';
import type { Actor } from '@cuspid/platform/api';
import { dayAfter } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import { VisitsService } from '@cuspid/visits/api';
import { LettersService } from './letters.service';

/** The cards of the dashboard that are about letters, and the visits of tomorrow that one may write about. */
@Injectable()
export class LetterDashboardCards implements OnModuleInit {
  constructor(
    private readonly cards: DashboardCards,
    private readonly letters: LettersService,
    private readonly visits: VisitsService,
    private readonly clinic: Clinic,
  ) {}

  onModuleInit(): void {
    const asked = { state: 'FAILED' } as const;
    this.cards.add(
      {
        key: 'letters',
        of: async ({ me }) =>
          pageCard(await this.letters.list(me, { ...asked, ...FIRST_ROWS }), {
            ...{ asked, list: '/api/letters', link: '/letters?state=FAILED' },
          }),
      },
      { key: 'unconfirmed', of: ({ me }) => this.unconfirmed(me) },
    );
  }

  /** Whose visit of tomorrow nobody has heard of; with each, whether a letter can remind of it now. */
  private async unconfirmed(me: Actor): Promise<CardContent> {
    const day = dayAfter(await this.clinic.today(), 1);
    const asked = {
      status: 'SCHEDULED',
      isConfirmed: false,
      isBooked: true,
      ...(await this.clinic.dayBounds(day)),
    } as const;
    const { items, total } = await this.visits.list(me, { ...asked, limit: DASHBOARD.shown, count: true });
    const letters = await this.letters.ofVisits(
      me,
      items.map(({ id }) => id),
    );
    const list = addressOf('/api/visits', asked);
    return { count: total ?? 0, items, about: { day, letters }, link: addressOf('/calendar', { day }), list };
  }
}
