/** `assigned`: a clinician sees the patients on whose care team they are. `clinic`: every dentist sees every patient. */
export const CARE_TEAM_SCOPES = ['assigned', 'clinic'] as const;
export type CareTeamScope = (typeof CARE_TEAM_SCOPES)[number];

/** The colours a visit type may have: roles of the design, each with an ink and a soft ground in both themes. */
export const VISIT_COLOURS = ['grey', 'accent', 'blue', 'violet', 'green', 'amber', 'red'] as const;
export type VisitColour = (typeof VISIT_COLOURS)[number];

/** Limits of what is typed, and of how much a clinic keeps of a kind, in use or not. */
export const SETTINGS = {
  nameMax: 120,
  placeMax: 160,
  addressMax: 300,
  phoneMax: 40,
  timeZoneMax: 60,
  codePrefixMax: 4,
  spansADay: 4,
  chairs: 100,
  visitTypes: 200,
  departments: 100,
  procedures: 2_000,
  holidays: 1_000,
  chairNameMax: 40,
  visitTypeNameMax: 60,
  departmentNameMax: 80,
  holidayNameMax: 80,
  procedureNameMax: 120,
  procedureCodeMax: 20,
  categoryMax: 60,
  minutesMin: 5,
  minutesMax: 480,
  /** Months after which allergies and alerts are asked about again, unless the clinic says otherwise. */
  alertsAskMonths: 6,
  alertsAskMonthsMax: 60,
  /** Years a patient's record is kept after its last entry, unless the clinic says otherwise. */
  retentionYears: 10,
  retentionYearsMax: 100,
  /** Minutes a stage of the queue should take at most, unless the clinic says otherwise. */
  waitingTargetMinutes: 30,
  consultationTargetMinutes: 20,
  treatmentTargetMinutes: 60,
  cashierTargetMinutes: 10,
  /** Minutes a student should wait for a supervisor's check at most. */
  checkTargetMinutes: 10,
  targetMinutesMax: 480,
  /** Ten million of a currency with hundredths. */
  priceMax: 1_000_000_000,
} as const;

/** A logo: PNG or JPEG, decided by its bytes; sides in pixels. */
export const LOGO = { maxBytes: 512 * 1_024, minSide: 16, maxSide: 2_000 } as const;
export const LOGO_TYPES = ['image/png', 'image/jpeg'] as const;
export type LogoType = (typeof LOGO_TYPES)[number];
