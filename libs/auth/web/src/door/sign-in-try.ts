import { HttpErrorResponse } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Problem, problemOf, Session, SessionUser } from '@cuspid/platform/web';

const TOO_MANY = 429;
const NO_ANSWER = [502, 504];

/** Which words a refusal gets. Unknown, inactive, locked and wrong are the same to the person. */
function wordsFor({ status, code }: Problem): string {
  if (code === 'busy') return 'door.busy';
  if (code === 'offline' || status === 503 || NO_ANSWER.includes(status)) return 'door.offline';
  if (status === TOO_MANY) return 'door.tooManyNow';
  return status === 401 || status === 422 ? 'door.wrong' : 'door.failed';
}

/** Tries to sign in and knows what to say when it fails; after too many tries, how long to wait. One for each form. */
@Injectable()
export class SignInTry {
  private readonly session = inject(Session);
  private readonly refused = signal<string | null>(null);
  private readonly until = signal(0);
  private readonly now = signal(Date.now());
  private timer: ReturnType<typeof setInterval> | undefined;

  /** Seconds until another try makes sense, or null. */
  readonly wait = computed(() => {
    const left = Math.ceil((this.until() - this.now()) / 1_000);
    return left > 0 ? left : null;
  });
  /** Translation key of what went wrong. */
  readonly problem = computed(() => (this.wait() === null ? this.refused() : 'door.tooMany'));
  /** "0:42", for `door.tooMany`. */
  readonly waitText = computed(() => {
    const left = this.wait() ?? 0;
    return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearInterval(this.timer));
  }

  /** The person who came in, or null. */
  async run(email: string, password: string): Promise<SessionUser | null> {
    this.refused.set(null);
    try {
      return await this.session.signIn(email.trim(), password);
    } catch (error) {
      this.refuse(error);
      return null;
    }
  }

  private refuse(error: unknown): void {
    const problem = problemOf(error);
    const after = error instanceof HttpErrorResponse ? Number(error.headers.get('Retry-After')) : 0;
    if (problem.status === TOO_MANY && after > 0) this.countDown(after);
    else this.refused.set(wordsFor(problem));
  }

  private countDown(seconds: number): void {
    this.now.set(Date.now());
    this.until.set(this.now() + seconds * 1_000);
    clearInterval(this.timer);
    this.timer = setInterval(() => {
      this.now.set(Date.now());
      if (this.wait() === null) clearInterval(this.timer);
    }, 250);
  }
}
