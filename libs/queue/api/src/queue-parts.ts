import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lastEntryIn, PatientParts } from '@cuspid/patients/api';
import { Clinic } from '@cuspid/settings/api';
import { QueueEntry } from './queue-entry';

/** What this domain keeps about a patient; the moves of an entry go with it. */
@Injectable()
export class QueueParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly clinic: Clinic,
  ) {}

  onModuleInit(): void {
    this.parts.add({
      name: 'queue-entries',
      entity: QueueEntry,
      // Who is in the clinic is looked after by people: nothing ends that by itself.
      open: {
        name: 'in-queue',
        count: async (db, openPatientId) => db.countBy(QueueEntry, { openPatientId, day: await this.clinic.today(db) }),
      },
      lastEntry: (db, patientId) => lastEntryIn(db, QueueEntry, 'enteredAt', { patientId }),
    });
  }
}
