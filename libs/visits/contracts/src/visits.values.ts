export const VISIT_STATUSES = ['SCHEDULED', 'ARRIVED', 'COMPLETED', 'CANCELLED', 'DID_NOT_ATTEND'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

/** The type of the visit that a registration enters. */
export const REGISTRATION = 'Registration';

export const VISIT = { notesMax: 500, typeMax: 60, minutesMin: 5, minutesMax: 480 } as const;
