import { Injectable } from '@nestjs/common';
import type { LatestRequestDto } from '@cuspid/patients/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { UsersService } from '@cuspid/users/api';
import { In, type EntityManager } from 'typeorm';
import { CareTeamRequest } from './care-team-request';

/** What was last asked about the care teams of a page of patients. */
@Injectable()
export class LatestRequests {
  constructor(private readonly users: UsersService) {}

  async of(db: EntityManager, patientIds: number[]): Promise<Map<number, LatestRequestDto>> {
    if (!patientIds.length) return new Map();
    const latest = await db
      .createQueryBuilder(CareTeamRequest, 'request')
      .select('max(request.id)', 'id')
      .where({ patientId: In(patientIds) })
      .groupBy('request.patientId')
      .getRawMany<{ id: number }>();
    if (!latest.length) return new Map();
    const rows = await db.findBy(CareTeamRequest, { id: In(latest.map(({ id }) => id)) });
    const people = await this.users.named(
      rows.map(({ userId }) => userId),
      db,
    );
    const now = clock.now();
    return new Map(
      rows.flatMap((row) => {
        const person = people.get(row.userId);
        const at = (row.decidedAt ?? row.requestedAt).toISOString();
        return person ? [[row.patientId, { action: row.action, status: row.statusAt(now), person, at }]] : [];
      }),
    );
  }
}
