import { Component, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCornerUpLeft } from '@lucide/angular';
import { CASE, type ScoreDto, type SubmissionDto } from '@cuspid/cases/contracts';
import { KeyCap } from '@cuspid/platform/web';
import { CaseWords } from '../case-words';
import { Rubric, totalOf, withScore } from './rubric';

/** What somebody says of a version before it is signed. */
export interface Judgement {
  scores: ScoreDto[];
  comment: string;
}

/** The evaluation of one version: the student's own scores first, the supervisor's beside them, and what is said with it. */
@Component({
  selector: 'cd-evaluation',
  imports: [KeyCap, LucideCornerUpLeft, Rubric, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './evaluation.html',
})
export class Evaluation {
  readonly submission = input.required<SubmissionDto>();
  readonly isStudent = input(false);
  /** It was on the screen whole, and nothing newer is there. */
  readonly isSeen = input(false);
  readonly isBusy = input(false);
  readonly decided = output<{ decision: 'approve' | 'return'; judgement: Judgement }>();
  readonly countersignAsked = output<void>();

  private readonly words = inject(CaseWords);
  private readonly rubric = viewChild(Rubric);
  protected readonly max = CASE.commentMax;
  /** Of the version alone: what is typed and scored stays while the same one is read again. */
  private readonly id = computed(() => this.submission().id);
  protected readonly given = linkedSignal<number, ScoreDto[]>({
    source: this.id,
    computation: () => [],
  });
  protected readonly comment = linkedSignal({ source: this.id, computation: () => '' });
  protected readonly problem = linkedSignal<number, string | null>({
    source: this.id,
    computation: () => null,
  });

  protected readonly mayApprove = computed(() => this.may('approve', 'verify'));
  protected readonly mayReturn = computed(() => this.may('return', 'reject'));
  protected readonly isOpen = computed(() => this.mayApprove() || this.mayReturn());
  protected readonly mine = computed(() => this.submission().review?.scores ?? this.given());
  protected readonly total = computed(() => (this.mine().length ? totalOf(this.mine()) : null));
  protected readonly verb = computed(() =>
    this.words.say(this.submission().kind === 'CASE' ? 'evaluation.verify' : 'evaluation.approve', {
      version: this.submission().version,
    }),
  );
  protected readonly verdict = computed(() => {
    const { review } = this.submission();
    if (!review) return null;
    const values = { name: review.by.name, when: this.words.when(review.at) };
    return this.words.say(`evaluation.${review.decision}.${review.signedAt}`, values);
  });

  /** By a key of the page. */
  score(score: number): void {
    if (this.isOpen()) this.rubric()?.score(score);
  }

  approve(): void {
    if (!this.mayApprove() || !this.isSeen() || this.isBusy()) return;
    const isWhole = this.given().length === this.submission().criteria.length;
    if (!isWhole) return this.problem.set(this.words.say('evaluation.scoreAll'));
    this.decide('approve');
  }

  giveBack(): void {
    if (!this.mayReturn() || this.isBusy()) return;
    if (!this.comment().trim()) {
      this.problem.set(this.words.say('evaluation.sayWhy'));
      return document.getElementById('cd-case-comment')?.focus();
    }
    this.decide('return');
  }

  protected take(score: ScoreDto): void {
    this.given.update((scores) => withScore(scores, score));
    this.problem.set(null);
  }

  protected say(text: string): void {
    this.comment.set(text);
    this.problem.set(null);
  }

  private decide(decision: 'approve' | 'return'): void {
    const isWhole = this.given().length === this.submission().criteria.length;
    const judgement = { scores: isWhole ? this.given() : [], comment: this.comment().trim() };
    this.decided.emit({ decision, judgement });
  }

  private may(...acts: SubmissionDto['may']): boolean {
    return acts.some((act) => this.submission().may.includes(act));
  }
}
