/** Where somebody is who was checked in and has not left: the stages of the queue before the last. */
export const STAGES_HERE = ['IN_WAITING_ROOM', 'UNDER_CONSULTATION', 'UNDER_TREATMENT', 'AT_CASHIER'] as const;
export type StageHere = (typeof STAGES_HERE)[number];
