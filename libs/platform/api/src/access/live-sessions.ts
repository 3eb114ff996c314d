/** Whether a session still stands. The sign-in domain answers; streams that stay open ask again and again. */
export abstract class LiveSessions {
  /** Those of these sessions that still stand. */
  abstract standing(sessionIds: readonly number[]): Promise<Set<number>>;
}
