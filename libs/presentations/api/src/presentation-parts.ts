import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PatientParts } from '@cuspid/patients/api';
import { CasePresentation } from './case-presentation';

/** A presentation tells nothing that the record does not: it moves and goes with it, and is no part of what is handed out. */
@Injectable()
export class PresentationParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add({ name: 'presentations', entity: CasePresentation, export: null });
  }
}
