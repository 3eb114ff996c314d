import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lastEntryIn, PatientParts } from '@cuspid/patients/api';
import { ChartAct } from './chart-act';
import { ChartFinding } from './chart-finding';
import { DentalChart } from './dental-chart';

/** What this domain keeps about a patient. */
@Injectable()
export class ChartParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add(
      { name: 'dental-chart', entity: DentalChart },
      {
        name: 'chart-acts',
        entity: ChartAct,
        lastEntry: (db, patientId) => lastEntryIn(db, ChartAct, 'recordedAt', { patientId }),
      },
      { name: 'chart-findings', entity: ChartFinding },
    );
  }
}
