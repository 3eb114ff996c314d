import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lastEntryIn, PatientParts } from '@cuspid/patients/api';
import { ChartAct } from './chart-act';
import { actsExport, findingsExport } from './chart-export';
import { ChartFinding } from './chart-finding';
import { DentalChart } from './dental-chart';
import { actsMerge, chartMerge } from './merging-charts';

/** What this domain keeps about a patient. */
@Injectable()
export class ChartParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add(
      { name: 'dental-chart', entity: DentalChart, merge: chartMerge, export: null },
      {
        name: 'chart-acts',
        entity: ChartAct,
        lastEntry: (db, patientId) => lastEntryIn(db, ChartAct, 'recordedAt', { patientId }),
        merge: actsMerge,
        export: actsExport,
      },
      { name: 'chart-findings', entity: ChartFinding, export: findingsExport },
    );
  }
}
