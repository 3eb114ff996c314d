import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DashboardCards, FIRST_ROWS, pageCard, type CardContent } from '@cuspid/dashboard/api';
import type { PatientBalanceDto } from '@cuspid/payment-records/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { QueueBoard } from '@cuspid/queue/api';
import type { QueueStatus } from '@cuspid/queue/contracts';
import type { QueueEntryDto } from '@cuspid/queue/contracts/dto';
import { OpenAccounts } from './ledger/open-accounts';
import { PatientBalances } from './ledger/patient-balances.service';

/** Most patients whose balances one question may name. */
const ASKED = 100;
/** Who is about to leave first, then who has left, then who is still being treated. */
const ORDER: readonly QueueStatus[] = [
  'AT_CASHIER',
  'COMPLETED',
  'UNDER_TREATMENT',
  'UNDER_CONSULTATION',
  'IN_WAITING_ROOM',
];

/** The cards of the dashboard that are about money. */
@Injectable()
export class PaymentDashboardCards implements OnModuleInit {
  constructor(
    private readonly cards: DashboardCards,
    private readonly boards: QueueBoard,
    private readonly balances: PatientBalances,
    private readonly accounts: OpenAccounts,
  ) {}

  onModuleInit(): void {
    this.cards.add(
      { key: 'payments', of: ({ me }) => this.open(me) },
      {
        key: 'unpaid',
        of: async ({ me }) =>
          pageCard(await this.accounts.list(me, { ...FIRST_ROWS }), {
            ...{ list: '/api/payment-records/open', link: '/reports/payments' },
          }),
      },
    );
  }

  /** Who is in the clinic today and owes, or left without anything being charged; who owes comes first. */
  private async open(me: Actor): Promise<CardContent> {
    const { items, day } = await this.boards.today(me);
    const here = items.toSorted((a, b) => place(a) - place(b) || a.id - b.id).slice(0, ASKED);
    const ids = [...new Set(here.map(({ patient }) => patient.id))];
    const known = ids.length ? (await this.balances.of(me, ids.join(','))).items : [];
    const rows = here.map((entry) => ({ entry, own: known.filter(({ patientId }) => patientId === entry.patient.id) }));
    const found = rows.filter(({ entry, own }) => owes(own) || leftUncharged(entry, own, day));
    const inOrder = found.toSorted((a, b) => Number(owes(b.own)) - Number(owes(a.own)));
    const about = { balances: inOrder.flatMap(({ own }) => own) };
    return {
      count: inOrder.length,
      items: inOrder.map(({ entry }) => entry),
      about,
      link: '/queue',
      list: '/api/queue',
    };
  }
}

const place = ({ status }: QueueEntryDto): number => ORDER.indexOf(status);
const owes = (own: readonly PatientBalanceDto[]): boolean => own.some(({ balanceMinor }) => balanceMinor > 0);

/** Left today without a line in the ledger of today. */
const leftUncharged = ({ status }: QueueEntryDto, own: readonly PatientBalanceDto[], day: string): boolean =>
  status === 'COMPLETED' && !own.some(({ lastOn }) => lastOn === day);
