import { Injectable } from '@nestjs/common';
import { Patient } from '@cuspid/patients/api';
import type { PaymentMethod } from '@cuspid/payment-records/contracts';
import type { DrawerPostingDto, DrawerPostingFilter } from '@cuspid/payment-records/contracts/dto';
import { cursorOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { Posting } from '../ledger';
import { closedUpTo } from './drawer';
import { drawerOf } from './whose-drawer';

const PLACE = 'drawer';

/** What came into a drawer and went out of it since it was last closed: newest first, along the cashier's own index. */
@Injectable()
export class DrawerPostings {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
  ) {}

  async list(me: Actor, filter: DrawerPostingFilter): Promise<Page<DrawerPostingDto>> {
    const cashierId = drawerOf(me, filter.cashierId);
    const currency = filter.currency ?? (await this.clinic.setting()).currency;
    const query = await this.asked(cashierId, currency);
    const total = filter.count ? await query.clone().getCount() : undefined;
    if (filter.cursor) query.andWhere('posting.id < :after', { after: placeOf(filter.cursor, PLACE, 1)[0] });
    const found = await query
      .orderBy('posting.id', 'DESC')
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(
      found,
      limitOf(filter),
      (row) => cursorOf(PLACE, [row.id]),
      (row) => row,
    );
    return { ...page, items: await this.told(page.items), ...(total !== undefined && { total }) };
  }

  private async asked(cashierId: number, currency: string): Promise<SelectQueryBuilder<Posting>> {
    const closed = await closedUpTo(this.source.manager, cashierId, currency);
    return this.source
      .createQueryBuilder(Posting, 'posting')
      .where('posting.postedById = :cashierId', { cashierId })
      .andWhere('posting.currency = :currency', { currency })
      .andWhere('posting.method is not null')
      .andWhere('posting.id > :closed', { closed });
  }

  private async told(rows: readonly Posting[]): Promise<DrawerPostingDto[]> {
    const ids = [...new Set(rows.map(({ patientId }) => patientId))];
    const found = ids.length ? await this.source.manager.findBy(Patient, { id: In(ids) }) : [];
    const known = new Map(found.map((patient) => [patient.id, patient]));
    return rows.flatMap((row) => {
      const patient = known.get(row.patientId);
      return patient && row.method ? [lineOf(row, row.method, patient)] : [];
    });
  }
}

/** What lowers what the patient owes came into the drawer. */
function lineOf(row: Posting, method: PaymentMethod, patient: Patient): DrawerPostingDto {
  const { id, patientCode, firstName, lastName, phone } = patient;
  return {
    ...{ id: row.id, kind: row.kind, method, currency: row.currency, drawerMinor: -row.effectMinor },
    patient: { id, patientCode, firstName, lastName, phone },
    receiptNumber: row.receiptNumber,
    reference: row.reference,
    postedAt: row.postedAt.toISOString(),
  };
}
