import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { CLOSING, type DayCloseDto, type OpenDrawerDto } from '@cuspid/payment-records/contracts';
import { problemOf } from '@cuspid/platform/web';
import { amountText, Field, MoneyField, Sheet, TextInput } from '@cuspid/ui';
import { CashApi } from '../cash-api';
import { differenceOf } from '../cash-count';
import { CashWords } from '../cash-words';
import { CashCounter } from './cash-counter';
import { CloseDraft, type CountedLine } from './close-draft';

/** Counts a drawer beside its postings, says what is missing while it is counted, and closes it with one's password. */
@Component({
  selector: 'cd-close-sheet',
  imports: [CashCounter, Field, LucideCircleAlert, MoneyField, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents', '(keydown.control.enter)': 'close()', '(keydown.meta.enter)': 'close()' },
  templateUrl: './close-sheet.html',
})
export class CloseSheet {
  readonly drawer = input.required<OpenDrawerDto>();
  /** Whose drawer it is, when it is somebody else's. */
  readonly cashier = input<{ id: number; name: string } | null>(null);
  readonly closed = output<void>();
  readonly done = output<DayCloseDto>();
  /** Something was posted meanwhile: the drawer is to be read again. */
  readonly stale = output<void>();

  private readonly api = inject(CashApi);
  private readonly words = inject(CashWords);
  protected readonly draft = inject(CloseDraft);
  private readonly signature = viewChild.required<ElementRef<HTMLInputElement>>('signature');
  protected readonly max = CLOSING;
  protected readonly password = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly passwordProblem = signal<string | null>(null);
  protected readonly reasonProblem = signal<string | null>(null);

  protected readonly currency = computed(() => this.drawer().currency);
  protected readonly cash = computed(() => this.draft.lines().find(({ method }) => method === 'CASH'));
  protected readonly others = computed(() => this.draft.lines().filter(({ method }) => method !== 'CASH'));
  protected readonly total = computed(() => {
    const difference = this.draft.difference();
    return difference && { ...difference, text: this.words.difference(difference, this.currency()) };
  });

  protected amount(minor: number): string {
    return amountText(minor, this.currency());
  }

  protected method(line: CountedLine): string {
    const name = this.words.method(line.method);
    return line.goesOut ? this.words.say('close.givenBackBy', { method: name }) : name;
  }

  /** "120.00 less than expected"; nothing while it is not counted. */
  protected saidOf({ countedMinor, shouldBeMinor }: CountedLine) {
    if (countedMinor === null) return null;
    const difference = differenceOf(shouldBeMinor, countedMinor);
    return { kind: difference.kind, text: this.words.difference(difference, this.currency()) };
  }

  protected typedOf({ method }: CountedLine): number | null {
    return this.draft.typed()[method] ?? null;
  }

  /** What the field holds goes in as it is, so that what is asked for is there when it is saved. */
  protected async close(): Promise<void> {
    if (this.isBusy() || !this.isComplete()) return;
    const sent = this.draft.sent(this.password(), this.cashier()?.id);
    if (!sent) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      const close = await this.api.close(sent.count, sent.key);
      this.draft.done();
      this.done.emit(close);
    } catch (error) {
      this.refused(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  /** What is missing is said where it is missing. */
  private isComplete(): boolean {
    const counted = this.draft.difference() !== null && this.draft.wrongPieces().length === 0;
    const reasoned = !this.draft.needsReason() || this.draft.reason().trim() !== '';
    this.problem.set(counted ? null : this.words.say('close.countFirst'));
    this.reasonProblem.set(reasoned ? null : this.words.say('close.reasonMissing'));
    this.passwordProblem.set(this.password() ? null : this.words.say('close.passwordMissing'));
    if (counted && reasoned && !this.password()) this.signature().nativeElement.focus();
    return counted && reasoned && this.password() !== '';
  }

  private refused(error: unknown): void {
    const { status, detail, errors } = problemOf(error);
    this.draft.answered(status !== 0);
    const said = detail ?? this.words.say(status === 0 ? 'close.noAnswer' : 'close.failed');
    const ofPassword = errors.find(({ path }) => path === 'currentPassword');
    if (ofPassword) {
      this.passwordProblem.set(ofPassword.message);
      this.password.set('');
      this.signature().nativeElement.focus();
      return;
    }
    this.problem.set(said);
    if (status === 409) this.stale.emit();
  }
}
