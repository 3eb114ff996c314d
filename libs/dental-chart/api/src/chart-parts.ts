import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lastEntryIn, PatientParts } from '@cuspid/patients/api';
import { ChartAct } from './chart-act';
import { actsExport, findingsExport } from './chart-export';
import { ChartFinding } from './chart-finding';
import { ChartCosign } from './cosign/chart-cosign';
import { CosignNotices } from './cosign/cosign-notices';
import { DentalChart } from './dental-chart';
import { actsMerge, chartMerge } from './merging-charts';
import { ChartPresence } from './presence/chart-presence';

/** What this domain keeps about a patient. */
@Injectable()
export class ChartParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly waiting: CosignNotices,
  ) {}

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
      // Told with the findings. Whom a waiting chart concerns follows from whose it is now.
      {
        name: 'chart-cosigns',
        entity: ChartCosign,
        merge: { settle: (tx, patientId) => this.waiting.begin(tx, patientId) },
        export: null,
      },
      // Who looks at it at this moment: over in a minute, wherever the record goes.
      { name: 'chart-presence', entity: ChartPresence, merge: { how: 'stays' }, export: null },
    );
  }
}
