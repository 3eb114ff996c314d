import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { OwnPassword } from '@cuspid/auth/api';
import { closeText, CLOSING, PAYMENT_METHODS, sumOf } from '@cuspid/payment-records/contracts';
import type { CloseDayDto, DayCloseDto, OpenDrawersDto } from '@cuspid/payment-records/contracts/dto';
import { Database, Events, Invalid, NotFound, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { holdDrawer } from '../ledger/cash-drawer';
import { NumberSeries } from '../ledger/number-series';
import { signedClose } from './close-proof';
import { CloseRows } from './close-rows';
import { DrawerChanged, NothingToClose } from './closing-errors';
import { DayClose } from './day-close';
import { DayClosePosting } from './day-close-posting';
import { byMethod, currenciesOf, openLines, type DrawerLine } from './drawer';
import { reckon } from './reckoning';
import { drawerOf } from './whose-drawer';

const CLOSES = 'day-close';
const BATCH = 500;

/** Counts a drawer against the ledger and signs for it. */
@Injectable()
export class DayClosing {
  constructor(
    private readonly db: Database,
    private readonly password: OwnPassword,
    private readonly clinic: Clinic,
    private readonly users: UsersService,
    private readonly rows: CloseRows,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** What stands open in a drawer, each currency for itself. @throws NotAllowed for another's, where one may not */
  async open(me: Actor, asked?: number): Promise<OpenDrawersDto> {
    const manager = this.db.source.manager;
    const cashierId = drawerOf(me, asked);
    const cashier = (await this.users.named([cashierId])).get(cashierId);
    if (!cashier) throw new NotFound();
    const items = [];
    for (const currency of await currenciesOf(manager, cashierId, CLOSING.currenciesMax)) {
      const lines = await openLines(manager, cashierId, currency);
      const [first, last] = [lines[0], lines.at(-1)];
      if (!first || !last) continue;
      const methods = byMethod(lines, PAYMENT_METHODS);
      const expectedMinor = sumOf(methods.map((one) => one.expectedMinor));
      const times = { since: first.postedAt.toISOString(), lastPostingId: last.postingId };
      items.push({ currency, count: lines.length, ...times, expectedMinor, methods });
    }
    return { cashier, items };
  }

  /**
   * Closes a drawer: all that stands open in it, once, under the drawer that everybody holds who posts into it.
   * @throws NothingToClose, DrawerChanged, Invalid, NotAllowed, TooManyAttempts
   */
  async close(me: Actor, what: CloseDayDto): Promise<DayCloseDto> {
    const cashierId = drawerOf(me, what.cashierId);
    if (!(await this.users.byId(cashierId))) throw new Invalid([{ path: 'cashierId', message: 'is nobody' }]);
    await this.password.require(me, what.currentPassword);
    return this.db.transaction(me, async (tx) => {
      await holdDrawer(tx, cashierId);
      const lines = await openLines(tx, cashierId, what.currency);
      const last = lines.at(-1);
      if (!last) throw new NothingToClose();
      if (what.lastPostingId && what.lastPostingId !== last.postingId) throw new DrawerChanged(last.postingId);
      const close = await this.sign(tx, me, cashierId, what, lines);
      return this.rows.whole(tx, close);
    });
  }

  private async sign(tx: Tx, me: Actor, cashierId: number, what: CloseDayDto, lines: readonly DrawerLine[]) {
    const [currency, closedOn] = [what.currency, await this.clinic.today(tx)];
    const times = { closedOn, closedAt: clock.now() };
    // Looked at before a number is drawn: everybody who closes waits for it.
    const reckoned = reckon(lines, what);
    const by = { currency, cashierId, signedById: me.id, ...times, number: await NumberSeries.next(tx, CLOSES) };
    const signed = signedClose(lines, reckoned, by);
    const { identifiers } = await tx.insert(DayClose, signed);
    const closeId = Number(identifiers[0]?.['id']);
    for (let at = 0; at < lines.length; at += BATCH) {
      await tx.insert(
        DayClosePosting,
        lines.slice(at, at + BATCH).map((line) => ({ ...line, closeId })),
      );
    }
    const { number, count, expectedMinor, countedMinor, differenceMinor, reason } = signed;
    const after = {
      number: closeText(number),
      cashierId,
      currency,
      count,
      expectedMinor,
      countedMinor,
      differenceMinor,
      reason,
    };
    await this.audit.record(tx, me, 'day-close.signed', { entity: 'day_close', id: closeId, after });
    await this.events.publish(tx, 'payments');
    return tx.findOneByOrFail(DayClose, { id: closeId });
  }
}
