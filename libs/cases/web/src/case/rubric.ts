import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CriterionDto, ScoreDto } from '@cuspid/cases/contracts';

const SCORES = [0, 1, 2, 3] as const;
const STEP: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/**
 * What work is judged by, a row a criterion: the ring is the student's own score, the filled one the score that is given here.
 * A row is a radio group; a digit typed while it has the focus scores it and goes to the next.
 */
@Component({
  selector: 'cd-rubric',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    @for (row of rows(); track row.key; let at = $index) {
      <div class="rubric-row" data-criterion [attr.data-key]="row.key">
        <span class="truncate" [id]="own + row.key" [title]="row.help || row.label">{{ row.label }}</span>
        <span class="rubric-scores" role="radiogroup" [attr.aria-labelledby]="own + row.key">
          @for (score of scores; track score) {
            <button
              type="button"
              role="radio"
              class="rubric-score"
              [class.rubric-theirs]="score === row.theirs"
              [class.rubric-mine]="score === row.mine"
              [attr.aria-checked]="score === row.mine"
              [attr.aria-label]="
                score === row.theirs ? ('cases.rubric.alsoStudent' | transloco: { score }) : score.toString()
              "
              [disabled]="isLocked()"
              [tabindex]="score === (row.mine ?? 0) ? 0 : -1"
              (click)="scored.emit({ key: row.key, score })"
              (keydown)="press($event, at, score)"
            >
              {{ score }}
            </button>
          }
        </span>
      </div>
    }
  `,
})
export class Rubric {
  readonly criteria = input.required<readonly CriterionDto[]>();
  /** The student's own scores, shown as rings. */
  readonly theirs = input<readonly ScoreDto[]>([]);
  /** What is given here. */
  readonly mine = input.required<readonly ScoreDto[]>();
  readonly isLocked = input(false);
  readonly scored = output<ScoreDto>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly scores = SCORES;
  protected readonly own = `cd-rubric-${++count}-`;
  protected readonly rows = computed(() =>
    this.criteria().map((one) => ({
      ...one,
      theirs: scoreOf(this.theirs(), one.key),
      mine: scoreOf(this.mine(), one.key),
    })),
  );

  /** Scores the row that has the focus, else the first that has none, and goes on to the next. */
  score(score: number): void {
    if (this.isLocked()) return;
    const rows = this.rows();
    const focused = this.lines().findIndex((line) => line.contains(document.activeElement));
    const open = rows.findIndex(({ mine }) => mine === null);
    const at = focused >= 0 ? focused : Math.max(0, open);
    const row = rows[at];
    if (!row) return;
    this.scored.emit({ key: row.key, score });
    const next = rows[at + 1];
    // At once: the next digit may already be on its way.
    if (next) this.focus(at + 1, next.mine ?? 0);
    else this.focus(at, score);
  }

  private focus(at: number, score: number): void {
    this.lines()[at]?.querySelectorAll('button')[score]?.focus();
  }

  protected press(event: KeyboardEvent, at: number, score: number): void {
    const step = STEP[event.key];
    const row = this.rows()[at];
    if (step === undefined || !row || this.isLocked()) return;
    event.preventDefault();
    const next = SCORES[(score + step + SCORES.length) % SCORES.length] ?? 0;
    this.scored.emit({ key: row.key, score: next });
    this.focus(at, next);
  }

  private lines(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('[data-criterion]')];
  }
}

let count = 0;

const scoreOf = (scores: readonly ScoreDto[], key: string): number | null =>
  scores.find((one) => one.key === key)?.score ?? null;

/** The same scores with one of them given anew. */
export const withScore = (scores: readonly ScoreDto[], given: ScoreDto): ScoreDto[] => [
  ...scores.filter(({ key }) => key !== given.key),
  given,
];

export const totalOf = (scores: readonly ScoreDto[]): number => scores.reduce((sum, { score }) => sum + score, 0);
