export const FEED = {
  /** What has been and what comes, in days around now. */
  pastDays: 30,
  aheadDays: 180,
  /** Cancelled visits stay in the feed this long, so that calendars that fetch seldom hear of it. */
  cancelledDays: 14,
  visitsMax: 2000,
  /** How often one link may be fetched. */
  aMinute: 30,
  /** How often programs are asked to fetch. */
  everySeconds: 900,
  /** The last fetch is noted at most this often. */
  readNotedSeconds: 3600,
} as const;
