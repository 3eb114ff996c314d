import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Attendance } from '@cuspid/patients/api';
import type { AttendanceDto, PatientVisitDto } from '@cuspid/patients/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { UsersService } from '@cuspid/users/api';
import { LessThanOrEqual, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { Visit } from './visit';

/** Tells the patient's own pages when they come next and when they last came. */
@Injectable()
export class VisitAttendance implements OnModuleInit {
  constructor(
    private readonly attendance: Attendance,
    private readonly users: UsersService,
  ) {}

  onModuleInit(): void {
    this.attendance.tellVisits((db, patientId) => this.around(db, patientId));
  }

  private async around(db: EntityManager, patientId: number): Promise<Pick<AttendanceDto, 'next' | 'last'>> {
    const now = clock.now();
    const next = await db.findOne(Visit, {
      where: { patientId, status: 'SCHEDULED', startsAt: MoreThanOrEqual(now) },
      order: { startsAt: 'ASC', id: 'ASC' },
    });
    const last = await db.findOne(Visit, {
      where: { patientId, status: 'COMPLETED', startsAt: LessThanOrEqual(now) },
      order: { startsAt: 'DESC', id: 'DESC' },
    });
    const people = await this.users.named([next?.providerId ?? null, last?.providerId ?? null], db);
    const shown = (visit: Visit | null): PatientVisitDto | null =>
      visit && {
        id: visit.id,
        startsAt: visit.startsAt.toISOString(),
        minutes: visit.minutes,
        type: visit.type,
        provider: (visit.providerId && people.get(visit.providerId)) || null,
      };
    return { next: shown(next), last: shown(last) };
  }
}
