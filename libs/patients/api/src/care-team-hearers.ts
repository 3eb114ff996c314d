import { Injectable } from '@nestjs/common';
import { EventReach, type Hearers } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, IsNull, Not } from 'typeorm';
import { CareTeamMember } from './care-team-member';

/** Tells the stream of events who hears of a patient's record. */
@Injectable()
export class CareTeamHearers {
  constructor(
    reach: EventReach,
    private readonly source: DataSource,
    private readonly clinic: Clinic,
  ) {
    reach.ask((patientId) => this.of(patientId));
  }

  private async of(patientId: number): Promise<Hearers> {
    const seats = await this.source
      .getRepository(CareTeamMember)
      .find({ where: { patientId, activeUserId: Not(IsNull()) }, select: { id: true, activeUserId: true } });
    const { careTeamScope } = await this.clinic.setting();
    return {
      team: new Set(seats.flatMap(({ activeUserId }) => activeUserId ?? [])),
      isOpen: careTeamScope === 'clinic',
    };
  }
}
