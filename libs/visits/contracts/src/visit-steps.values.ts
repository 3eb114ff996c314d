/** Where a patient is in the clinic, in order. */
export const VISIT_STAGES = ['WAITING', 'CONSULTATION', 'TREATMENT', 'CASHIER', 'LEFT'] as const;
export type VisitStage = (typeof VISIT_STAGES)[number];
