import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideUndo2 } from '@lucide/angular';
import type { RecallAttemptDto } from '@cuspid/recalls/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { RecallWords } from '../recall-words';

/** Every try, newest first; the last one can be taken back for some minutes. */
@Component({
  selector: 'cd-recall-history',
  imports: [LucideUndo2, TranslocoPipe],
  template: `
    <div class="flex items-center min-h-7 mb-1">
      <h3 class="text-heading grow">{{ 'recalls.history' | transloco }}</h3>
      @if (canUndo()) {
        <button type="button" class="btn btn-small" [disabled]="isBusy()" (click)="undone.emit()">
          <svg lucideUndo2 [size]="14"></svg>{{ 'ui.undo' | transloco }}
        </button>
      }
    </div>
    <ol class="recall-tries">
      @for (attempt of attempts(); track attempt.id) {
        <li>
          <span class="font-medium">{{ words.outcome(attempt.outcome, attempt.channel) }}</span>
          @if (attempt.channel; as channel) {
            <span class="text-ink-3"> · {{ 'recalls.channel.' + channel | transloco }}</span>
          }
          <span class="block text-small text-ink-3 tabular"
            >{{ dayText(clock.today(attempt.at)) }}, {{ clock.time(attempt.at) }} · {{ attempt.by?.name }}</span
          >
          @if (attempt.note; as note) {
            <span class="block wrap-anywhere">{{ note }}</span>
          }
        </li>
      } @empty {
        <li class="text-ink-3">{{ 'recalls.notTried' | transloco }}</li>
      }
    </ol>
  `,
})
export class RecallHistory {
  readonly attempts = input.required<readonly RecallAttemptDto[]>();
  readonly undoUntil = input.required<string | null>();
  readonly ruleId = input.required<number>();
  readonly isBusy = input(false);
  readonly undone = output<void>();

  protected readonly words = inject(RecallWords);
  protected readonly clock = inject(ClinicClock);
  protected readonly dayText = dayText;
  protected readonly canUndo = computed(() => {
    const until = this.undoUntil();
    const isOfThis = this.attempts()[0]?.rule.id === this.ruleId();
    return isOfThis && until !== null && Date.parse(until) > this.clock.now().getTime();
  });
}
