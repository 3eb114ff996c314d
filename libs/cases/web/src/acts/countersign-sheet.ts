import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE, type CaseDto, type ScoreDto, type SubmissionDto } from '@cuspid/cases/contracts';
import { Field, Sheet, TextInput } from '@cuspid/ui';
import { CaseWords } from '../case-words';
import { Rubric, withScore } from '../case/rubric';
import { Signing, type Decision } from './signing';

/** On the student's screen: the supervisor scores, says something, and signs with their own address and password. */
@Component({
  selector: 'cd-countersign-sheet',
  imports: [Field, Rubric, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './countersign-sheet.html',
})
export class CountersignSheet {
  readonly case = input.required<CaseDto>();
  readonly submission = input.required<SubmissionDto>();
  readonly closed = output<void>();
  readonly signed = output<void>();

  private readonly words = inject(CaseWords);
  protected readonly signing = inject(Signing);
  protected readonly max = CASE.commentMax;
  protected readonly scores = signal<ScoreDto[]>([]);
  protected readonly comment = signal('');
  protected readonly email = signal('');
  protected readonly password = signal('');

  protected title(): string {
    return this.words.work(this.submission());
  }

  protected take(score: ScoreDto): void {
    this.scores.update((scores) => withScore(scores, score));
  }

  protected async sign(decision: Decision): Promise<void> {
    const isWhole = this.scores().length === this.submission().criteria.length;
    const comment = this.comment().trim();
    const lack =
      decision === 'approve' && !isWhole
        ? 'evaluation.scoreAll'
        : decision === 'return' && !comment
          ? 'evaluation.sayWhy'
          : !this.email().trim() || !this.password()
            ? 'sign.enterBoth'
            : null;
    if (lack) return this.signing.problem.set(this.words.say(lack));
    const judgement = { scores: isWhole ? this.scores() : [], comment };
    const who = { supervisorEmail: this.email().trim(), password: this.password() };
    const isSigned = await this.signing.countersign({ submission: this.submission(), decision, judgement }, who);
    // Never kept on somebody else's screen, whatever came of it.
    this.password.set('');
    if (isSigned) this.signed.emit();
  }
}
