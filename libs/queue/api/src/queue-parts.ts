import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lastEntryIn, objection, PatientParts, type PartMerge } from '@cuspid/patients/api';
import { Clinic } from '@cuspid/settings/api';
import { In } from 'typeorm';
import { QueueEntry } from './queue-entry';
import { queueExport } from './queue-export';

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
      merge: { against: bothOpen },
      export: queueExport,
    });
  }
}

/** Nobody is in the queue twice: one of the two entries is finished, or taken out, first. */
const bothOpen: PartMerge['against'] = async (db, _, { stays, goes }) => {
  const count = await db.countBy(QueueEntry, { openPatientId: In([stays, goes]) });
  return count > 1 ? [objection('open-queue-entries', { isBlocking: true, count })] : [];
};
