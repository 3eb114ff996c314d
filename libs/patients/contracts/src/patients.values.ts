export const SEXES = ['MALE', 'FEMALE', 'OTHER'] as const;
export type Sex = (typeof SEXES)[number];

/** Where a course of treatment stands. */
export const CLINICAL_STATUSES = ['CONSULTATION', 'ACTIVE', 'MAINTENANCE', 'COMPLETED'] as const;
export type ClinicalStatus = (typeof CLINICAL_STATUSES)[number];

/** What is known of allergies: nobody asked, asked and none, or the listed ones. Never an empty list. */
export const ALLERGY_STATES = ['UNKNOWN', 'NONE', 'LISTED'] as const;
export type AllergyState = (typeof ALLERGY_STATES)[number];

export const ALERT_KINDS = ['ALLERGY', 'CONDITION', 'MEDICATION', 'PREGNANCY'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** DANGER: an allergy or a danger to life · CAUTION: changes the plan · INFO: shown in the profile only. */
export const SEVERITIES = ['DANGER', 'CAUTION', 'INFO'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Languages a patient may want their letters in. */
export const LANGUAGES = ['en', 'si', 'ta'] as const;
export type Language = (typeof LANGUAGES)[number];

export const PATIENT_SORTS = [
  'name',
  '-name',
  'registeredAt',
  '-registeredAt',
  'code',
  '-code',
  'age',
  '-age',
] as const;
export type PatientSort = (typeof PATIENT_SORTS)[number];

/** Limits of what is typed about a patient. */
export const PATIENT = {
  nameMax: 80,
  phoneMax: 30,
  addressMax: 300,
  provinceMax: 60,
  personMax: 120,
  codeMax: 20,
  queryMax: 100,
  ageMax: 130,
  /** Younger than this, a guardian is needed. */
  minorUntil: 18,
  /** People one may say at once that a new patient is not. */
  decidedMax: 20,
  alertLabelMax: 120,
  alertNoteMax: 300,
  alertsMax: 50,
} as const;

/** A phone number as people write it: digits, with blanks, dots, dashes, brackets and a leading plus. */
export const PHONE = { matches: /^\+?[\d ().-]{3,29}$/, says: 'must be a phone number' } as const;

/** The tables that hold something about a patient, as previews and exports name them. */
export const PART_NAMES = [
  'search-words',
  'alerts',
  'care-team',
  'care-team-requests',
  'access-requests',
  'notices',
  'consents',
  'consent-withdrawals',
  'presentations',
  'visits',
  'letters',
  'short-notices',
  'recalls',
  'recall-attempts',
  'recall-preferences',
  'queue-entries',
  'dental-chart',
  'chart-acts',
  'chart-findings',
  'chart-cosigns',
  'chart-presence',
  'chart-versions',
  'dental-indices',
  'dental-indices-due',
  'perio-exams',
  'perio-versions',
  'perio-teeth',
  'ortho-exams',
  'ortho-controls',
  'clinical-notes',
  'case-history',
  'case-history-versions',
  'case-history-drafts',
  'documents',
  'document-uploads',
  'problems',
  'problem-versions',
  'plan-phases',
  'plan-items',
  'plan-acceptances',
  'postings',
  'posting-allocations',
  'patient-balances',
  'receipt-prints',
  'invoices',
  'invoice-charges',
  'credit-notes',
  'instalment-plans',
  'instalments',
  'charged-items',
  'discounts',
  'materials',
  'cases',
  'case-logbook',
  'merges',
] as const;
export type PartName = (typeof PART_NAMES)[number];
