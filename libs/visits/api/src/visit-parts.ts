import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PatientParts } from '@cuspid/patients/api';
import { Visit } from './visit';

/** What this domain keeps about a patient. */
@Injectable()
export class VisitParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add({ name: 'visits', entity: Visit });
  }
}
