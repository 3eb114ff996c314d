import { ReportExport } from '@cuspid/reports/api';
import { clock } from '@cuspid/platform/database';
import { NUMBERS, type Kind } from './object-kind';

/** What stands in the addresses of the reports: an export is its own person's, whoever else may export. */
export const REPORT_OBJECTS: Record<string, Kind> = {
  '/api/reports/exports/:exportId': {
    ...NUMBERS,
    hides: (state) => state === 'foreign',
    make: async ({ clinic, me, other }, whose) => {
      const days = { fromDay: '2026-03-01', toDay: '2026-03-31', startedAt: clock.now(), endedAt: null };
      const what = { kind: 'visits', figure: null, format: 'CSV', state: 'RUNNING', written: 0, total: 5 } as const;
      const userId = whose === 'own' ? me.id : other.id;
      return String((await clinic.source.manager.save(ReportExport, { ...what, ...days, userId })).id);
    },
  },
};
