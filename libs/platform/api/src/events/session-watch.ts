import type { LiveSessions } from '../access/live-sessions';

const CHECK_MS = 1_000;

/** Ends streams with the sessions they belong to: once a second one question for all that are open in this process. */
export class SessionWatch {
  private readonly streams = new Map<() => void, number>();
  private timer?: NodeJS.Timeout;
  private isAsking = false;

  constructor(private readonly sessions: LiveSessions) {}

  /** Calls `stop` when the session has ended; gives back how to watch it no more. */
  watch(sessionId: number, stop: () => void): () => void {
    this.streams.set(stop, sessionId);
    this.timer ??= setInterval(() => void this.check(), CHECK_MS);
    return () => {
      this.streams.delete(stop);
      if (this.streams.size) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  }

  /** Asks now. */
  async check(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    // Streams that open while the question is under way are not in it: the next one asks for them.
    const asked = [...this.streams];
    try {
      const standing = await this.sessions.standing([...new Set(asked.map(([, sessionId]) => sessionId))]);
      asked.filter(([, sessionId]) => !standing.has(sessionId)).forEach(([stop]) => stop());
    } catch {
      // A database that cannot be asked for a moment ends no stream: the next check asks again.
    } finally {
      this.isAsking = false;
    }
  }
}
