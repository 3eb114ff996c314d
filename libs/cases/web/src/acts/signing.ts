import { inject, Injectable, signal } from '@angular/core';
import type { CountersignDto, SubmissionDto } from '@cuspid/cases/contracts';
import { idempotencyKey, problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { CaseWords } from '../case-words';
import { CasesApi } from '../cases-api';
import type { Judgement } from '../case/evaluation';

export type Decision = 'approve' | 'return';

/** A signature that is being given: on which version, saying what. */
export interface Signature {
  submission: SubmissionDto;
  decision: Decision;
  judgement: Judgement;
}

/**
 * Signing at one's own screen, and the supervisor's signature at the student's. The password goes with the one request and is kept
 * nowhere. One key an intention: pressed twice, it is signed once.
 */
@Injectable()
export class Signing {
  private readonly api = inject(CasesApi);
  private readonly words = inject(CaseWords);
  private readonly toasts = inject(Toasts);
  readonly isBusy = signal(false);
  readonly problem = signal<string | null>(null);
  /** Something newer arrived: nothing was signed. */
  readonly isStale = signal(false);
  private key = idempotencyKey();

  begin(): void {
    this.key = idempotencyKey();
    this.problem.set(null);
    this.isStale.set(false);
  }

  sign({ submission, decision, judgement }: Signature, currentPassword: string): Promise<boolean> {
    const what = { contentHash: submission.contentHash, currentPassword, ...bodyOf(judgement) };
    const isWhole = submission.kind === 'CASE';
    return this.try(
      () =>
        isWhole
          ? this.api.verify(submission, decision === 'approve' ? 'verify' : 'reject', what, this.key)
          : this.api.decide(submission, decision, what, this.key),
      decision,
    );
  }

  countersign(
    { submission, decision, judgement }: Signature,
    who: Pick<CountersignDto, 'supervisorEmail' | 'password'>,
  ): Promise<boolean> {
    const given = decision === 'approve' ? ('APPROVED' as const) : ('RETURNED' as const);
    const what = { contentHash: submission.contentHash, decision: given, ...who, ...bodyOf(judgement) };
    return this.try(() => this.api.countersign(submission, what, this.key), decision);
  }

  private async try(send: () => Promise<unknown>, decision: Decision): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await send();
      this.toasts.show(this.words.say(`signed.${decision}`));
      return true;
    } catch (error) {
      const { detail, code, errors } = problemOf(error);
      const field = errors.find(({ path }) => path === 'currentPassword' || path === 'password');
      this.problem.set(field ? this.words.say('sign.wrong') : (detail ?? this.words.say('sign.failed')));
      this.isStale.set(code === 'newer-version-arrived');
      // What is sent next is another request: of a refused one nothing was kept.
      this.key = idempotencyKey();
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}

const bodyOf = ({ scores, comment }: Judgement) => ({
  ...(scores.length && { scores }),
  ...(comment && { comment }),
});
