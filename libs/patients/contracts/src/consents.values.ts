/** What a patient can agree to besides being treated. Each is asked for by itself. */
export const CONSENT_PURPOSES = ['TEACHING_PRESENTATION', 'TEACHING_PHOTOGRAPHS', 'PUBLICATION', 'RESEARCH'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Who speaks. For somebody under age it is the guardian. */
export const CONSENT_GIVERS = ['PATIENT', 'GUARDIAN'] as const;
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];

export const CONSENT = { giverMax: 120, referenceMax: 160, reasonMax: 300 } as const;
