import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { AttendanceDto } from '@cuspid/patients/contracts/dto';
import { DataSource, type EntityManager } from 'typeorm';
import { CareTeam } from './care-team';

type Told<K extends keyof AttendanceDto> = (db: EntityManager, patientId: number) => Promise<AttendanceDto[K]>;

/** Whether a patient is here, comes and came: told by the domains above, which know. */
@Injectable()
export class Attendance {
  private here: Told<'here'> = async () => null;
  private visits: (db: EntityManager, patientId: number) => Promise<Pick<AttendanceDto, 'next' | 'last'>> =
    async () => ({
      next: null,
      last: null,
    });

  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
  ) {}

  /** The queue tells who is here. */
  tellHere(told: Told<'here'>): void {
    this.here = told;
  }

  /** The visits tell the next and the last one. */
  tellVisits(told: typeof this.visits): void {
    this.visits = told;
  }

  async of(me: Actor, patientId: number): Promise<AttendanceDto> {
    const db = this.source.manager;
    await this.careTeam.require(db, me, patientId, 'patient.read');
    const [here, visits] = await Promise.all([this.here(db, patientId), this.visits(db, patientId)]);
    return { here, ...visits };
  }
}
