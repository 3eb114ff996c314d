import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { RecallDto, RecordAttemptDto, SetRecallPreferenceDto } from '@cuspid/recalls/contracts';
import { dayText, idempotencyKey, problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { RecallsApi } from '../recalls-api';
import { nameOf, RecallWords } from '../recall-words';
import { RecallList } from './recall-list';

/** What the desk does with a recall; what the server refuses is said, and the list is read again. */
@Injectable()
export class RecallCalls {
  private readonly api = inject(RecallsApi);
  private readonly list = inject(RecallList);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(RecallWords);
  private readonly translations = inject(TranslocoService);
  readonly isBusy = signal(false);

  /** Says that I am calling, or that I am not any more. */
  async claim(recall: RecallDto, isMine: boolean): Promise<boolean> {
    return this.carryOut(() => (isMine ? this.api.release(recall.id) : this.api.claim(recall.id)));
  }

  /** Notes what came of a try, with a way back. */
  async record(recall: RecallDto, attempt: RecordAttemptDto): Promise<boolean> {
    let done: RecallDto | null = null;
    const key = idempotencyKey();
    const isDone = await this.carryOut(async () => (done = await this.api.record(recall.id, attempt, key)));
    if (isDone && done) this.sayDone(done, attempt);
    return isDone;
  }

  async undo(recall: RecallDto): Promise<void> {
    if (await this.carryOut(() => this.api.undo(recall.id))) {
      this.toasts.show(this.words.say('done.undone', { name: nameOf(recall) }));
    }
  }

  /** Sets what the patient wants: to be called again, an interval of their own, no recall. */
  async prefer(recall: RecallDto, what: SetRecallPreferenceDto): Promise<void> {
    const version = this.list.patient()?.preference.version;
    if (version !== undefined) await this.carryOut(() => this.api.prefer(recall.patient.id, version, what));
  }

  private sayDone(recall: RecallDto, { outcome, channel = null }: RecordAttemptDto): void {
    const next = recall.state === 'later' ? this.words.say('done.next', { day: dayText(recall.nextOn) }) : null;
    const end = recall.endedAs ? this.words.say(`ended.${recall.endedAs}`) : null;
    const said = [`${nameOf(recall)}: ${this.words.outcome(outcome, channel ?? 'PHONE')}`, end ?? next];
    this.toasts.show(said.filter(Boolean).join('. '), {
      label: this.translations.translate('ui.undo'),
      run: () => void this.undo(recall),
    });
  }

  private async carryOut(work: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      await work();
      return true;
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say('notDone'));
      return false;
    } finally {
      this.isBusy.set(false);
      this.list.reload();
    }
  }
}
