import { signal } from '@angular/core';
import { idempotencyKey, problemOf, type Problem } from '@cuspid/platform/web';

const STILL_RUNNING = 'still-running';
const SERVER_FAILED = 500;
const PAUSE_MS = 1_000;
const TRIES = 2;

/**
 * What one open sheet sends. It has one Idempotency-Key from beginning to end: a second press while the first is on its way
 * does nothing, and when no answer comes the very same is asked again, so that whatever was done is answered and nothing is
 * done twice. While that is not known, what was typed must not change: `isHeld`.
 */
export class Sending {
  /** `unknown`: no answer came, and it may have been done or not. */
  readonly state = signal<'ready' | 'sending' | 'unknown'>('ready');
  /** Why it was not done. */
  readonly refusal = signal<Problem | null>(null);
  /** An answer was lost on the way: what is known now was asked for again. */
  readonly wasLost = signal(false);
  private readonly key = idempotencyKey();

  constructor(private readonly pause: (ms: number) => Promise<void> = waited) {}

  /** The answer; null when it was refused, when none came, or when one is awaited already. */
  async send<T>(ask: (key: string) => Promise<T>): Promise<T | null> {
    if (this.state() === 'sending') return null;
    this.state.set('sending');
    this.refusal.set(null);
    for (let tries = 0; tries < TRIES; tries++) {
      if (this.wasLost()) await this.pause(PAUSE_MS);
      const answer = await this.attempt(ask);
      if (answer !== LOST) return answer;
    }
    this.state.set('unknown');
    return null;
  }

  private async attempt<T>(ask: (key: string) => Promise<T>): Promise<T | null | typeof LOST> {
    try {
      const answer = await ask(this.key);
      this.state.set('ready');
      return answer;
    } catch (error) {
      const problem = problemOf(error);
      if (isLost(problem)) {
        this.wasLost.set(true);
        return LOST;
      }
      this.refusal.set(problem);
      this.state.set('ready');
      return null;
    }
  }
}

const LOST = Symbol('no answer');

/** Whether it may have been carried out all the same. */
const isLost = ({ status, code }: Problem): boolean =>
  status === 0 || status >= SERVER_FAILED || code === STILL_RUNNING;

const waited = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
