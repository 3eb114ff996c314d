import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LastVisits } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import { In, LessThanOrEqual, type EntityManager } from 'typeorm';
import { Visit } from './visit';

/** Tells the directory when patients were last here. */
@Injectable()
export class VisitLast implements OnModuleInit {
  constructor(private readonly lastVisits: LastVisits) {}

  onModuleInit(): void {
    this.lastVisits.told((db, patientIds) => this.of(db, patientIds));
  }

  private async of(db: EntityManager, patientIds: number[]): Promise<Map<number, Date>> {
    const rows = await db
      .createQueryBuilder(Visit, 'visit')
      .select('visit.patientId', 'patient')
      .addSelect('max(visit.startsAt)', 'at')
      .where({
        patientId: In(patientIds),
        status: In(['ARRIVED', 'COMPLETED']),
        startsAt: LessThanOrEqual(clock.now()),
      })
      .groupBy('visit.patientId')
      .getRawMany<{ patient: number; at: Date }>();
    return new Map(rows.map(({ patient, at }) => [patient, at]));
  }
}
