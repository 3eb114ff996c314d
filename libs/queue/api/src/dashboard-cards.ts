import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DashboardCards, readOnce, type CardContent, type Reading } from '@cuspid/dashboard/api';
import { DASHBOARD } from '@cuspid/dashboard/contracts';
import { clock } from '@cuspid/platform/database';
import { concerns, TARGET_OF } from '@cuspid/queue/contracts';
import type { QueueBoardDto, QueueEntryDto } from '@cuspid/queue/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import type { Actor } from '@cuspid/platform/api';
import { QueueBoard } from './queue-board';

const BOARD = { link: '/queue', list: '/api/queue' } as const;

/** The cards of the dashboard that are about who is in the clinic: all of them read the board, once. */
@Injectable()
export class QueueDashboardCards implements OnModuleInit {
  private readonly board = readOnce((me: Actor) => this.boards.today(me));

  constructor(
    private readonly cards: DashboardCards,
    private readonly boards: QueueBoard,
    private readonly clinic: Clinic,
  ) {}

  onModuleInit(): void {
    this.cards.add(
      { key: 'waiting', of: (reading) => this.waiting(reading) },
      { key: 'checks', of: (reading) => this.checks(reading) },
      { key: 'floor', of: (reading) => this.floor(reading) },
    );
  }

  /** Who waits, the furthest past the target first. */
  private async waiting(reading: Reading): Promise<CardContent> {
    const board = await this.board(reading);
    const items = byBreach(board);
    const shown = items.slice(0, DASHBOARD.shown);
    return { ...BOARD, count: items.length, items: shown, about: await this.about(board) };
  }

  /** Students’ checks the caller may make, asks for or waits for. */
  private async checks(reading: Reading): Promise<CardContent> {
    const board = await this.board(reading);
    const items = board.items.filter((entry) => concerns(entry, reading.me.id));
    return { ...BOARD, count: items.length, items: items.slice(0, DASHBOARD.shown), about: await this.about(board) };
  }

  /** Where each booked patient who is here stands: for the dials of the day. */
  private async floor(reading: Reading): Promise<CardContent> {
    const board = await this.board(reading);
    const here = board.items.filter(({ visitId, status }) => visitId !== null && status !== 'COMPLETED');
    const items = here.map(({ visitId, ticket, status, enteredAt, stageSince, forecast, patient }) => ({
      ...{ visitId, ticket, status, enteredAt, stageSince, forecast },
      patient: { firstAlert: patient.firstAlert },
    }));
    return { ...BOARD, count: items.length, items };
  }

  /** The rest of the board: what a row measures against, and where a patient can be called to. */
  private async about({ items: _, ...board }: QueueBoardDto): Promise<object> {
    return { board, chairs: await this.clinic.chairs() };
  }
}

/** The share of the target that has passed decides, then who came first. */
function byBreach({ items, targets }: QueueBoardDto): QueueEntryDto[] {
  const now = clock.ms();
  const share = ({ stageSince }: QueueEntryDto) =>
    Math.floor((now - Date.parse(stageSince)) / 60_000) / targets[TARGET_OF.IN_WAITING_ROOM];
  return items.filter(({ status }) => status === 'IN_WAITING_ROOM').sort((a, b) => share(b) - share(a) || a.id - b.id);
}
