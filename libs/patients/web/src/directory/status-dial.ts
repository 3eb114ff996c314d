import type { ClinicalStatus } from '@cuspid/patients/contracts';
import type { VisitState } from '@cuspid/ui';

/** A course of treatment fills the same dial as a visit does: consultation, treatment, what follows, done. */
const DIALS: Record<ClinicalStatus, VisitState> = {
  CONSULTATION: 'consultation',
  ACTIVE: 'treatment',
  MAINTENANCE: 'cashier',
  COMPLETED: 'completed',
};

export const dialOf = (status: ClinicalStatus): VisitState => DIALS[status];
