import { Injectable } from '@nestjs/common';
import type { MaterialFilter, MaterialUsageDto } from '@cuspid/patient-materials/contracts/dto';
import { cursorOf, instantOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { PatientMaterial } from '../patient-material';
import { UsageReach } from './usage-reach';
import { UsageRows } from './usage-rows';

const ORDER = 'materialsUsed';

/** What was used on a patient, the last used first: a walk of `patient_material_used`. */
@Injectable()
export class UsageList {
  constructor(
    private readonly reach: UsageReach,
    private readonly rows: UsageRows,
  ) {}

  async list(me: Actor, patientId: number, filter: MaterialFilter): Promise<Page<MaterialUsageDto>> {
    const db = await this.reach.open(me, patientId, filter.bin ? 'material.bin' : 'material.read', 'materials.read');
    const query = db
      .createQueryBuilder(PatientMaterial, 'used')
      .where('used.patientId = :patientId', { patientId })
      .andWhere(filter.bin ? 'used.binnedAt is not null' : 'used.binnedAt is null');
    if (filter.visitId) query.andWhere('used.visitId = :visitId', { visitId: filter.visitId });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [moment, id] = placeOf(filter.cursor, ORDER, 2);
      const at = instantOf(moment);
      query.andWhere('used.usedAt <= :at and (used.usedAt < :at or used.id < :id)', { at, id });
    }
    const limit = limitOf(filter);
    const found = await query
      .orderBy('used.usedAt', 'DESC')
      .addOrderBy('used.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const page = pageFrom(
      found,
      limit,
      ({ usedAt, id }) => cursorOf(ORDER, [usedAt.toISOString(), id]),
      (row) => row,
    );
    return { ...page, items: await this.rows.of(db, page.items), ...(total !== undefined && { total }) };
  }
}
