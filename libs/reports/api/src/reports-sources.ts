import type { ReportSource } from './engine/report-source';
import { OVERVIEW_REPORT } from './overview/overview-report';
import { PROVIDERS_REPORT } from './providers/providers-report';
import { ROOM_REPORTS } from './room-reports';
import { VISITS_REPORT } from './visits/visits-report';

/** The reports there are, each with the figures whose rows it opens. */
export const REPORT_SOURCES: readonly ReportSource[] = [
  OVERVIEW_REPORT,
  VISITS_REPORT,
  PROVIDERS_REPORT,
  ...ROOM_REPORTS,
];
