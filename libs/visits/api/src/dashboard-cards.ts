import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addressOf, DashboardCards, readOnce, type CardContent, type Reading } from '@cuspid/dashboard/api';
import { DASHBOARD } from '@cuspid/dashboard/contracts';
import { FirstAlerts } from '@cuspid/patients/api';
import type { Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { figuresOf } from '@cuspid/visits/contracts';
import type { VisitDto, VisitFilter } from '@cuspid/visits/contracts/dto';
import { Calendar } from './calendar';
import { VisitsService } from './visits.service';

const MINUTE = 60_000;
/** Who is due within this time should be at the desk soon. */
const ARRIVAL_MINUTES = 30;
/** How long before a visit its chair is made ready. */
const CHAIR_MINUTES = 60;
const ALL = { isBooked: true, limit: 100, count: true } as const;

const isAhead = ({ status }: VisitDto): boolean => status === 'SCHEDULED' || status === 'ARRIVED';

/** The cards of the dashboard that are about visits. */
@Injectable()
export class VisitDashboardCards implements OnModuleInit {
  /** The day is read once for the figures and the strip beside the lists. */
  private readonly today = readOnce(async (me: Actor) => {
    const from = await this.clinic.today();
    return { list: addressOf('/api/visits/calendar', { from }), ...(await this.calendar.of(me, { from })) };
  });

  constructor(
    private readonly cards: DashboardCards,
    private readonly visits: VisitsService,
    private readonly calendar: Calendar,
    private readonly clinic: Clinic,
    private readonly alerts: FirstAlerts,
  ) {}

  onModuleInit(): void {
    this.cards.add(
      { key: 'figures', of: (reading) => this.figures(reading) },
      { key: 'strip', of: (reading) => this.strip(reading) },
      { key: 'arrivals', of: ({ me }) => this.arrivals(me) },
      { key: 'chairs', of: ({ me }) => this.chairs(me) },
      { key: 'mine', of: ({ me }) => this.mine(me) },
    );
  }

  private async figures(reading: Reading): Promise<CardContent> {
    const { visits, list } = await this.today(reading);
    const about = figuresOf(visits);
    return { count: about.booked, items: [], about, link: '/calendar', list };
  }

  private async strip(reading: Reading): Promise<CardContent> {
    const { visits, list } = await this.today(reading);
    const items = visits.filter(({ status }) => status !== 'CANCELLED');
    return { count: items.length, items, link: '/calendar', list };
  }

  /** Who should have come and has not, then who is due soon. */
  private async arrivals(me: Actor): Promise<CardContent> {
    const { from } = await this.clinic.dayBounds(await this.clinic.today());
    const to = new Date(clock.ms() + ARRIVAL_MINUTES * MINUTE + 1).toISOString();
    const asked = { status: 'SCHEDULED', isBooked: true, from, to } as const;
    const { items, total } = await this.visits.list(me, { ...asked, limit: DASHBOARD.shown, count: true });
    return { count: total ?? 0, items, link: '/calendar', list: addressOf('/api/visits', asked) };
  }

  /** The next visit at each chair. */
  private async chairs(me: Actor): Promise<CardContent> {
    const now = clock.ms();
    const [from, to] = [now, now + CHAIR_MINUTES * MINUTE].map((at) => new Date(at).toISOString());
    const asked: VisitFilter = { ...ALL, ...(from && { from }), ...(to && { to }) };
    const { items } = await this.visits.list(me, asked);
    const ahead = items.filter((visit) => visit.chair !== null && isAhead(visit));
    const next = ahead.filter(
      (visit, index) => ahead.findIndex(({ chair }) => chair?.id === visit.chair?.id) === index,
    );
    return this.withAlerts(me, next, { link: '/calendar?by=chair', list: addressOf('/api/visits', { ...asked }) });
  }

  /** Whom the caller is still to see today. */
  private async mine(me: Actor): Promise<CardContent> {
    const { from, to } = await this.clinic.dayBounds(await this.clinic.today());
    const asked = { ...ALL, providerId: me.id, from, to };
    const { items } = await this.visits.list(me, asked);
    return this.withAlerts(me, items.filter(isAhead), { link: '/calendar', list: addressOf('/api/visits', asked) });
  }

  private async withAlerts(
    me: Actor,
    visits: readonly VisitDto[],
    opens: Pick<CardContent, 'link' | 'list'>,
  ): Promise<CardContent> {
    const items = visits.slice(0, DASHBOARD.shown);
    const alerts = await this.alerts.of(
      me,
      items.map(({ patient }) => patient.id),
    );
    return { ...opens, count: visits.length, items, about: { alerts } };
  }
}
