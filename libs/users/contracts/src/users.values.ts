/** Limits of what is typed about a member of staff. */
export const USER = { nameMax: 120, departmentMax: 80, passwordMin: 10, passwordMax: 200, temporaryHours: 24 } as const;

/** How a person wants Cuspid to look and to listen; kept with the account, so that it follows them to any device. */
export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** `auto`: larger targets where fingers point; `touch`: always, for gloves; `desk`: never. */
export const DENSITIES = ['auto', 'desk', 'touch'] as const;
export type Density = (typeof DENSITIES)[number];

/** ISO 639-1. */
export const LANGUAGE_CODES = ['en', 'si', 'ta'] as const;
export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/**
 * `ACTIVE`: works with a password of their own (or Google) · `TEMPORARY`: has still to choose one · `INACTIVE`: signs in
 * no more · `ANONYMISED`: inactive, and nothing personal is kept but what they wrote.
 */
export const USER_STATES = ['ACTIVE', 'TEMPORARY', 'INACTIVE', 'ANONYMISED'] as const;
export type UserState = (typeof USER_STATES)[number];

export const USER_SORTS = ['name', '-name', 'role', '-role', 'lastSeenAt', '-lastSeenAt'] as const;
export type UserSort = (typeof USER_SORTS)[number];

/** What binds a person to the clinic's work, by the domain that owns it. */
export const TIES = [
  'sessions',
  'care-team-places',
  'care-team-requests',
  'visits-ahead',
  'queue-entries-open',
  'saved-views',
  'calendar-feeds',
  'cases-supervised',
] as const;
export type TieName = (typeof TIES)[number];
