import { Injectable } from '@nestjs/common';
import { CARDS, cardsFor, type Card } from '@cuspid/dashboard/contracts';
import type { DashboardCardDto, DashboardDto, DashboardFilter } from '@cuspid/dashboard/contracts/dto';
import { DomainError, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { clock, isLocked, isUnreachable } from '@cuspid/platform/database';
import { Lanes } from '@cuspid/platform/providers';
import { Logger } from 'nestjs-pino';
import { DashboardCards, type DashboardCard, type Reading } from './dashboard-cards';

/**
 * How many cards a process reads at once, whoever asked: a morning on which everybody opens the day's page at the same moment leaves
 * most of the connections to the work itself.
 */
const AT_ONCE = 6;

/** What somebody has to do now: the cards of all rooms in one answer. */
@Injectable()
export class DashboardService {
  private readonly lanes = new Lanes(AT_ONCE, Infinity);

  constructor(
    private readonly cards: DashboardCards,
    private readonly log: Logger,
  ) {}

  async of(me: Actor, filter: DashboardFilter): Promise<DashboardDto> {
    const reading: Reading = { me };
    const at = clock.now().toISOString();
    const told = await Promise.all(this.asked(me, filter).map((card) => this.told(card, reading)));
    return { at, cards: told };
  }

  /** The caller's cards among those asked for, as far as a room tells them. */
  private asked(me: Actor, { cards }: DashboardFilter): DashboardCard[] {
    const wanted: readonly string[] = cards?.split(',') ?? CARDS;
    const own: readonly Card[] = cardsFor((permission) => mayRole(me.role, permission));
    return own.filter((key) => wanted.includes(key)).flatMap((key) => this.cards.of(key) ?? []);
  }

  private async told(card: DashboardCard, reading: Reading): Promise<DashboardCardDto> {
    const { key } = card;
    try {
      const content = await this.lanes.through(() => card.of(reading));
      return { ...content, key, about: content.about ?? null, failed: null };
    } catch (error) {
      const failed = codeOf(error);
      this.log.error({ err: error, card: key, requestId: reading.me.requestId }, 'a card of the dashboard failed');
      return { key, count: null, items: [], about: null, link: '/today', list: '/api/dashboard', failed };
    }
  }
}

function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  return isUnreachable(error) || isLocked(error) ? 'unavailable' : 'internal';
}
