import { Injectable, type OnModuleInit } from '@nestjs/common';
import { countByPatient, PatientParts } from '@cuspid/patients/api';
import { REGISTRATION } from '@cuspid/visits/contracts';
import { Visit } from './visit';

/** What this domain keeps about a patient. */
@Injectable()
export class VisitParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add({
      name: 'visits',
      entity: Visit,
      fromRegistration: (tx, ids) => countByPatient(tx, Visit, ids, { type: REGISTRATION, version: 1 }),
    });
  }
}
