import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Attendance } from '@cuspid/patients/api';
import type { StageHere } from '@cuspid/patients/contracts';
import type { HereDto } from '@cuspid/patients/contracts/dto';
import type { QueueStatus } from '@cuspid/queue/contracts';
import { UsersService } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import { Forecasts } from './forecast/forecasts';
import { QueueEntry } from './queue-entry';

/** Tells the patient's own pages whether they are here: by the one open entry a patient can have. */
@Injectable()
export class QueueAttendance implements OnModuleInit {
  constructor(
    private readonly attendance: Attendance,
    private readonly users: UsersService,
    private readonly forecasts: Forecasts,
  ) {}

  onModuleInit(): void {
    this.attendance.tellHere((db, patientId) => this.here(db, patientId));
  }

  private async here(db: EntityManager, patientId: number): Promise<HereDto | null> {
    const entry = await db.findOneBy(QueueEntry, { openPatientId: patientId });
    if (!entry || !isHere(entry.status)) return null;
    const people = await this.users.named([entry.providerId], db);
    const isWaiting = entry.status === 'IN_WAITING_ROOM';
    const call = isWaiting ? (await this.forecasts.today(db)).get(entry.id) : undefined;
    return {
      entryId: entry.id,
      ticket: entry.ticket,
      stage: entry.status,
      since: entry.stageSince.toISOString(),
      provider: (entry.providerId && people.get(entry.providerId)) || null,
      forecast: call ? { at: call.at, from: call.from, until: call.until, chair: call.chair?.name ?? null } : null,
    };
  }
}

/** Every stage but the last is one in which somebody is here: the compiler holds the two lists together. */
const isHere = (status: QueueStatus): status is StageHere & Exclude<QueueStatus, 'COMPLETED'> => status !== 'COMPLETED';
