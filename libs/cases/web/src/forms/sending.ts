import { inject, signal } from '@angular/core';
import { idempotencyKey, problemOf } from '@cuspid/platform/web';
import { CaseWords } from '../case-words';

/** What every sheet here does with its one button: sends once, and says what it was refused for. Needs an injection context. */
export class Sending {
  private readonly words = inject(CaseWords);
  readonly isBusy = signal(false);
  readonly problem = signal<string | null>(null);
  /** One an intention: the same over retries. */
  readonly key = idempotencyKey();

  async send<T>(what: () => Promise<T>): Promise<T | null> {
    if (this.isBusy()) return null;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      return await what();
    } catch (error) {
      const { detail, errors } = problemOf(error);
      this.problem.set(errors[0]?.message ?? detail ?? this.words.say('notSaved'));
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}
