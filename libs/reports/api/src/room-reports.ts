import type { ReportSource } from './engine/report-source';
import { EPIDEMIOLOGY_REPORT } from './epidemiology/epidemiology-report';

/** The reports of single rooms of the clinic. */
export const ROOM_REPORTS: readonly ReportSource[] = [EPIDEMIOLOGY_REPORT];
