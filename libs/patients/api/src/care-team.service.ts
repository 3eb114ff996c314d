import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { CareTeamDto } from '@cuspid/patients/contracts/dto';
import { DataSource } from 'typeorm';
import { CareTeam } from './care-team';
import { PatientRows } from './patient-rows';

@Injectable()
export class CareTeamService {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly rows: PatientRows,
  ) {}

  async of(me: Actor, patientId: number): Promise<CareTeamDto> {
    const db = this.source.manager;
    await this.careTeam.require(db, me, patientId, 'careTeam.read');
    return this.rows.team(db, patientId);
  }
}
