import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideDynamicIcon, LucideRotateCw } from '@lucide/angular';
import type { SentLetterDto } from '@cuspid/letters/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { LETTER_MARKS } from '../letter-marks';
import { answerKey } from '../mail-answer';

/** A page of letters: to whom, about which visit, what became of each, and what the mail server said, in plain words. */
@Component({
  selector: 'cd-letter-table',
  imports: [LucideDynamicIcon, LucideRotateCw, RouterLink, TranslocoPipe],
  host: { class: 'table-scroll block' },
  templateUrl: './letter-table.html',
})
export class LetterTable {
  readonly rows = input.required<readonly SentLetterDto[]>();
  readonly isStale = input(false);
  readonly busy = input.required<ReadonlySet<number>>();
  readonly retried = output<SentLetterDto>();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly lines = computed(() =>
    this.rows().map((row) => ({
      row,
      mark: LETTER_MARKS[row.state],
      at: this.when(row.at),
      visit: this.when(row.startsAt),
      state: this.stateOf(row),
      answer: row.state === 'SENT' ? '' : this.answerOf(row),
    })),
  );

  private stateOf(row: SentLetterDto): string {
    const word = this.words.translate(`letters.state.${row.state}`);
    if (row.state === 'WAITING' && row.dueAt) {
      return this.say(row.attempts ? 'nextTry' : 'leaves', { due: this.when(row.dueAt) });
    }
    return row.settledAt ? `${word} ${this.when(row.settledAt)}` : word;
  }

  /** Why it was withdrawn, else the mail server's answer: ours where we have words for it, its own where not. */
  private answerOf({ state, withdrawnBecause, lastError }: SentLetterDto): string {
    if (state === 'WITHDRAWN') return this.say(`because.${withdrawnBecause ?? 'NOT_NEEDED'}`);
    const key = lastError ? answerKey(lastError) : undefined;
    return key ? this.say(`answer.${key}`) : (lastError ?? '');
  }

  /** "10:42", with the day when it is another. */
  private when(instant: string): string {
    const [day, time] = [this.clock.today(instant), this.clock.time(instant)];
    return day === this.clock.today() ? time : `${dayText(day)}, ${time}`;
  }

  private say(key: string, values?: Record<string, string>): string {
    return this.words.translate(`letters.${key}`, values);
  }
}
