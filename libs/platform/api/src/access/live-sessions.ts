/** Whether a session still stands. The sign-in domain answers; streams that stay open ask again and again. */
export abstract class LiveSessions {
  abstract isAlive(sessionId: number): Promise<boolean>;
}
