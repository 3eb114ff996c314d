import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PatientParts } from '@cuspid/patients/api';
import { QueueEntry } from './queue-entry';

/** What this domain keeps about a patient; the moves of an entry go with it. */
@Injectable()
export class QueueParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add({ name: 'queue-entries', entity: QueueEntry });
  }
}
