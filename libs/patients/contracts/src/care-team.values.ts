/** What somebody is asked to do with a place on a care team. */
export const CARE_TEAM_ACTIONS = ['JOIN', 'LEAVE'] as const;
export type CareTeamAction = (typeof CARE_TEAM_ACTIONS)[number];

/** Where a request stands. `EXPIRED`: nobody answered within the days it had. */
export const REQUEST_STATUSES = ['PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Where a question for access stands. `LAPSED`: nobody answered within the days it had. */
export const ACCESS_STATUSES = ['PENDING', 'GRANTED', 'REFUSED', 'LAPSED'] as const;
export type AccessStatus = (typeof ACCESS_STATUSES)[number];

/** Limits of care teams and of requests to join or leave them. */
export const CARE_TEAM = {
  reasonMax: 300,
  placesMax: 50,
  /** Days a request waits for its answer. */
  requestDays: 30,
  /** Requests shown with a care team. */
  requestsShown: 100,
  /** Days a returned request stays beside the team, so that whoever asked learns of it. */
  returnedDays: 14,
  /** Days a question for access to a record waits for its answer. */
  accessDays: 14,
  /** How often a day one may ask for access to records. */
  accessAsksADay: 20,
} as const;
