import { Injectable, type OnModuleInit } from '@nestjs/common';
import { tableSource, TimelineSources } from '@cuspid/patients/api';
import { REGISTRATION, type VisitStatus } from '@cuspid/visits/contracts';
import { Visit } from './visit';

const WHAT: Record<VisitStatus, string> = {
  SCHEDULED: 'visit.booked',
  ARRIVED: 'visit.arrived',
  COMPLETED: 'visit.completed',
  CANCELLED: 'visit.cancelled',
  DID_NOT_ATTEND: 'visit.did-not-attend',
};

/** Visits, each at the time it was booked for. The one that a registration enters is told by the registration. */
@Injectable()
export class VisitTimeline implements OnModuleInit {
  constructor(private readonly sources: TimelineSources) {}

  onModuleInit(): void {
    this.sources.add(
      tableSource<Visit>({
        name: 'visit',
        kind: 'visits',
        permission: 'visit.read',
        entity: Visit,
        table: 'visit',
        index: 'visit_patient',
        at: 'starts_at',
        where: () => ({ sql: 'e.type <> ?', values: [REGISTRATION] }),
        told: (visit) => ({
          at: visit.startsAt,
          id: visit.id,
          what: WHAT[visit.status],
          personId: visit.providerId,
          parts: { label: visit.type, minutes: visit.minutes },
        }),
      }),
    );
  }
}
