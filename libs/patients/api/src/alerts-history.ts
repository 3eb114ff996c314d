import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { cursorOf, instantOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { PageFilter } from '@cuspid/platform/contracts/dto';
import type { PastAlertDto } from '@cuspid/patients/contracts/dto';
import { UsersService } from '@cuspid/users/api';
import { DataSource } from 'typeorm';
import { CareTeam } from './care-team';
import { PatientAlert } from './patient-alert';

/** What was once said about a patient and no longer holds. */
@Injectable()
export class AlertsHistory {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly users: UsersService,
    private readonly audit: Audit,
  ) {}

  /** Ended and corrected alerts, the latest end first. */
  async of(me: Actor, patientId: number, filter: PageFilter): Promise<Page<PastAlertDto>> {
    const db = this.source.manager;
    await this.careTeam.require(db, me, patientId, 'patient.alert');
    this.audit.read(me, 'alert.read', { entity: 'patient', id: patientId, patientId });
    const query = db
      .createQueryBuilder(PatientAlert, 'alert')
      .where('alert.patientId = :patientId and alert.endedAt is not null', { patientId });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [at, id] = placeOf(filter.cursor, 'ended', 2);
      query.andWhere('alert.endedAt <= :at and (alert.endedAt < :at or alert.id < :id)', { at: instantOf(at), id });
    }
    const rows = await query
      .orderBy('alert.endedAt', 'DESC')
      .addOrderBy('alert.id', 'DESC')
      .limit(limitOf(filter) + 1)
      .getMany();
    const people = await this.users.named(
      rows.flatMap(({ recordedById, endedById }) => [recordedById, endedById]),
      db,
    );
    const place = (row: PatientAlert) => cursorOf('ended', [row.endedAt?.toISOString() ?? '', row.id]);
    const page = pageFrom(rows, limitOf(filter), place, (row) => row);
    const items = page.items.flatMap((row) => {
      const by = people.get(row.recordedById);
      return by ? [row.toPast(by, (row.endedById && people.get(row.endedById)) || null)] : [];
    });
    return { ...page, items, ...(total !== undefined && { total }) };
  }
}
