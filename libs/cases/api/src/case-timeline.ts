import { Injectable, type OnModuleInit } from '@nestjs/common';
import { tableSource, TimelineSources } from '@cuspid/patients/api';
import type { LogbookAct } from '@cuspid/cases/contracts';
import { CaseLogbookEntry } from './logbook/case-logbook-entry';

const WHAT = {
  OPENED: 'case.opened',
  VERIFIED: 'case.verified',
  APPROVED: 'case.approved',
  HANDED_OVER: 'case.handed-over',
} as const satisfies Partial<Record<LogbookAct, string>>;
const isTold = (act: LogbookAct): act is keyof typeof WHAT => act in WHAT;

/** What of a case belongs into the patient's story: that it began, what was approved, who supervises it, that it is done. */
@Injectable()
export class CaseTimeline implements OnModuleInit {
  constructor(private readonly sources: TimelineSources) {}

  onModuleInit(): void {
    this.sources.add(
      tableSource<CaseLogbookEntry>({
        ...{ name: 'case', kind: 'cases', permission: 'case.read' },
        ...{ entity: CaseLogbookEntry, table: 'case_logbook_entry', index: 'case_logbook_entry_patient', at: 'at' },
        where: () => ({ sql: 'e.act in (?, ?, ?, ?)', values: Object.keys(WHAT) }),
        told: ({ id, at, byId, act, subject, studentId }) => ({
          ...{ id, at, byId, personId: studentId, what: isTold(act) ? WHAT[act] : 'case.opened' },
          parts: { label: subject },
        }),
      }),
    );
  }
}
