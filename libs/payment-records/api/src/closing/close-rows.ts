import { Injectable } from '@nestjs/common';
import { closeText } from '@cuspid/payment-records/contracts';
import type { DayCloseDto, DayCloseSummaryDto } from '@cuspid/payment-records/contracts/dto';
import { NotFound } from '@cuspid/platform/api';
import { UsersService } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import { isIntactClose, linesOfClose } from './close-proof';
import type { DayClose } from './day-close';

/** Closes as they are told: with the names of those they name. */
@Injectable()
export class CloseRows {
  constructor(private readonly users: UsersService) {}

  async summaries(db: EntityManager, rows: readonly DayClose[]): Promise<DayCloseSummaryDto[]> {
    const staff = await this.users.named(
      rows.flatMap(({ cashierId, signedById }) => [cashierId, signedById]),
      db,
    );
    return rows.flatMap((row) => {
      const [cashier, signedBy] = [staff.get(row.cashierId), staff.get(row.signedById)];
      if (!cashier || !signedBy) return [];
      const { id, number, closedOn, closedAt, since, currency, count } = row;
      const { expectedMinor, countedMinor, differenceMinor } = row;
      return [
        {
          ...{ id, number: closeText(number), closedOn, currency, cashier, signedBy, count },
          ...{ closedAt: closedAt.toISOString(), since: since.toISOString() },
          ...{ expectedMinor, countedMinor, differenceMinor },
        },
      ];
    });
  }

  async whole(db: EntityManager, row: DayClose): Promise<DayCloseDto> {
    const [summary] = await this.summaries(db, [row]);
    if (!summary) throw new NotFound();
    const { floatMinor, methods, denominations, reason, note, hash } = row;
    const isIntact = await isIntactClose(db, row, await linesOfClose(db, row.id));
    return { ...summary, floatMinor, methods, denominations, reason, note, hash, isIntact };
  }
}
