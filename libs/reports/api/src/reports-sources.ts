import type { ReportSource } from './engine/report-source';
import { VISITS_REPORT } from './visits/visits-report';

/** The reports there are, each with the figures whose rows it opens. */
export const REPORT_SOURCES: readonly ReportSource[] = [VISITS_REPORT];
