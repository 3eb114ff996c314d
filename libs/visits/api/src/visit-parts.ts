import { Injectable, type OnModuleInit } from '@nestjs/common';
import { countByPatient, lastEntryIn, PatientParts } from '@cuspid/patients/api';
import { REGISTRATION, type VisitStatus } from '@cuspid/visits/contracts';
import { In, Not, type EntityManager } from 'typeorm';
import { Slots } from './booking/slots';
import { visitsMerge } from './overlaps';
import { PlannedProcedures } from './procedures/planned';
import { Visit } from './visit';
import { visitsExport } from './visits-export';
import { VisitsAhead } from './visits-ahead';

/** What this domain keeps about a patient. */
@Injectable()
export class VisitParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly ahead: VisitsAhead,
    private readonly slots: Slots,
    private readonly planned: PlannedProcedures,
  ) {}

  onModuleInit(): void {
    this.parts.add({
      name: 'visits',
      entity: Visit,
      fromRegistration: (tx, ids) => countByPatient(tx, Visit, ids, { type: REGISTRATION, version: 1 }),
      open: {
        name: 'visits-ahead',
        count: (db, id) => this.ahead.count(db, id),
        end: (tx, me, id) => this.ahead.cancel(tx, me, id),
      },
      lastEntry: lastSeen,
      merge: { ...visitsMerge, settle: (tx, id) => this.slots.settle(tx, id) },
      export: visitsExport(this.planned),
    });
  }
}

const CAME: readonly VisitStatus[] = ['ARRIVED', 'COMPLETED'];

/** When the patient last came. That they were registered, or booked and did not come, is nothing clinical. */
function lastSeen(db: EntityManager, patientId: number): Promise<Date | null> {
  return lastEntryIn(db, Visit, 'startsAt', { patientId, type: Not(REGISTRATION), status: In([...CAME]) });
}
