import { Injectable } from '@nestjs/common';
import { CareTeam, Consents, Patient } from '@cuspid/patients/api';
import { cursorOf, instantOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { PresentationFilter, PresentationSummaryDto } from '@cuspid/presentations/contracts/dto';
import { User } from '@cuspid/users/api';
import { DataSource, In } from 'typeorm';
import { CasePresentation } from './case-presentation';

const PLACE = 'built';

/** The presentations of the caller's patients, the newest first. */
@Injectable()
export class PresentationList {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly consents: Consents,
  ) {}

  async list(me: Actor, filter: PresentationFilter): Promise<Page<PresentationSummaryDto>> {
    const all = this.source
      .createQueryBuilder(CasePresentation, 'row')
      .innerJoin(Patient, 'patient', 'patient.id = row.patientId and patient.isActive = true')
      .where('row.removedAt is null');
    if (filter.patientId) all.andWhere('row.patientId = :patientId', { patientId: filter.patientId });
    if (filter.mine) all.andWhere('row.builtById = :me', { me: me.id });
    const query = await this.careTeam.visibleTo(me, all, 'presentation.read', 'row.patientId');
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [at, id] = placeOf(filter.cursor, PLACE, 2);
      query.andWhere('(row.builtAt < :at or (row.builtAt = :at and row.id < :id))', { at: instantOf(at), id });
    }
    const limit = limitOf(filter);
    const rows = await query
      .orderBy('row.builtAt', 'DESC')
      .addOrderBy('row.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const place = ({ builtAt, id }: CasePresentation) => cursorOf(PLACE, [builtAt.toISOString(), id]);
    const page = pageFrom(rows, limit, place, (row) => row);
    return { ...page, items: await this.told(page.items), ...(total !== undefined && { total }) };
  }

  private async told(rows: readonly CasePresentation[]): Promise<PresentationSummaryDto[]> {
    if (!rows.length) return [];
    const db = this.source.manager;
    const patients = await db.findBy(Patient, { id: In(rows.map(({ patientId }) => patientId)) });
    const people = await db.findBy(User, { id: In(rows.map(({ builtById }) => builtById)) });
    const [presented, pictured] = await Promise.all([
      this.agreed(rows, 'TEACHING_PRESENTATION'),
      this.agreed(rows, 'TEACHING_PHOTOGRAPHS'),
    ]);
    return rows.flatMap(({ id, title, patientId, slides, builtAt, builtById, hasPhotos }) => {
      const patient = patients.find((one) => one.id === patientId);
      const by = people.find((one) => one.id === builtById);
      if (!patient || !by) return [];
      return {
        ...{ id, title, patientId, slides, patientCode: patient.patientCode },
        ...{ builtAt: builtAt.toISOString(), builtBy: by.toStaff() },
        isConsented: presented.has(patientId) && (!hasPhotos || pictured.has(patientId)),
      };
    });
  }

  private async agreed(rows: readonly CasePresentation[], purpose: 'TEACHING_PRESENTATION' | 'TEACHING_PHOTOGRAPHS') {
    const ids = [...new Set(rows.map(({ patientId }) => patientId))];
    return this.consents.agreed(this.source.manager, ids, purpose);
  }
}
