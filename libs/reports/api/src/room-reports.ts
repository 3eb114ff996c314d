import type { ReportSource } from './engine/report-source';
import { EPIDEMIOLOGY_REPORT } from './epidemiology/epidemiology-report';
import { INVENTORY_REPORT } from './inventory/inventory-report';
import { PATIENTS_REPORT } from './patients/patients-report';
import { PAYMENTS_REPORT } from './payments/payments-report';
import { PROCEDURES_REPORT } from './procedures/procedures-report';
import { TEACHING_REPORT } from './teaching/teaching-report';

/** The reports of single rooms of the clinic. */
export const ROOM_REPORTS: readonly ReportSource[] = [
  PATIENTS_REPORT,
  PROCEDURES_REPORT,
  INVENTORY_REPORT,
  PAYMENTS_REPORT,
  TEACHING_REPORT,
  EPIDEMIOLOGY_REPORT,
];
