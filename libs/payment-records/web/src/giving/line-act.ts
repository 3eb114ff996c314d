import { computed, Directive, inject, output, signal } from '@angular/core';
import type { PostingDto } from '@cuspid/payment-records/contracts';
import { Hotkeys } from '@cuspid/platform/web';
import { Confirmation, type Question } from '@cuspid/ui';
import { PatientAccount } from '../ledger/patient-account';
import { PaymentWords } from '../payment-words';
import { PaymentsApi } from '../payments-api';
import { Sending } from '../sending';

/** A sheet that does something about the line that is looked at: asks once, sends once, and says what came of it. */
@Directive()
export abstract class LineAct {
  readonly closed = output<void>();
  readonly posted = output<PostingDto>();

  protected readonly api = inject(PaymentsApi);
  protected readonly words = inject(PaymentWords);
  protected readonly account = inject(PatientAccount);
  private readonly confirmation = inject(Confirmation);
  protected readonly sending = new Sending();
  protected readonly hasTried = signal(false);
  protected readonly line = this.account.chosen;
  protected readonly isHeld = computed(() => this.sending.state() !== 'ready');
  private isAsking = false;

  protected constructor(verb: string) {
    const [label, group] = [this.words.say(verb), this.words.say('title')];
    inject(Hotkeys).bind([{ keys: 'ctrl+enter', label, group, run: () => void this.post() }]);
  }

  /** Whether something typed would be lost. */
  protected abstract isTyped(): boolean;
  /** What is sent; null while something is wrong, which then is shown. */
  protected abstract prepared(line: PostingDto): ((key: string) => Promise<PostingDto>) | null;
  protected abstract question(line: PostingDto): Question;

  protected async post(): Promise<void> {
    this.hasTried.set(true);
    const line = this.line();
    if (!line || this.isAsking || this.sending.state() === 'sending') return;
    const send = this.prepared(line);
    if (!send) return;
    this.isAsking = true;
    const goes = this.sending.state() === 'unknown' || (await this.confirmation.ask(this.question(line)));
    this.isAsking = false;
    const posting = goes ? await this.sending.send(send) : null;
    if (posting) this.posted.emit(posting);
  }

  protected async close(): Promise<void> {
    const question = this.isHeld() ? 'unknown' : this.isTyped() ? 'draft' : '';
    if (question && !(await this.leaves(question))) return;
    this.closed.emit();
  }

  private leaves(question: 'draft' | 'unknown'): Promise<boolean> {
    return this.confirmation.ask({
      title: this.words.say(`leave.${question}.title`),
      text: this.words.say(`leave.${question}.text`),
      action: this.words.say(`leave.${question}.action`),
    });
  }
}
