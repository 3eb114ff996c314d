import { afterNextRender, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert, LucideRefreshCw } from '@lucide/angular';
import type { PaymentMethod, PostingDto } from '@cuspid/payment-records/contracts';
import { LEDGER } from '@cuspid/payment-records/contracts';
import { AlertBanner, OpenPatient } from '@cuspid/patients/web';
import { ClinicClock, Hotkeys } from '@cuspid/platform/web';
import { Confirmation, Field, MoneyField, Sheet, TextInput } from '@cuspid/ui';
import { CurrencyChoice } from '../ledger/currency-choice';
import { PatientAccount } from '../ledger/patient-account';
import { PaymentWords } from '../payment-words';
import { PaymentsApi } from '../payments-api';
import { Sending } from '../sending';
import { leftOf, proposed, wrongIn, type Shares } from './allocation';
import { MethodChoice, methodOf } from './method-choice';
import { OpenCharges } from './open-charges';
import { changeOf, FRESH, isTyped, paymentOf, wrongAmount, wrongTendered, type PaymentDraft } from './payment-draft';
import { receiptOf } from './receipt-draft';
import { ReceiptPreview } from './receipt-preview';
import { SharesList } from './shares-list';
import { TakenPanel } from './taken-panel';

/**
 * Takes a payment in three actions: the amount stands there as what is open, one key says how it is paid, and it is posted.
 * The receipt lies beside it as it will come out. However often it is pressed, one payment is made of one open sheet.
 */
@Component({
  selector: 'cd-take-payment',
  imports: [
    AlertBanner,
    CurrencyChoice,
    Field,
    LucideCircleAlert,
    LucideRefreshCw,
    MethodChoice,
    MoneyField,
    ReceiptPreview,
    SharesList,
    Sheet,
    TakenPanel,
    TextInput,
    TranslocoPipe,
  ],
  providers: [OpenCharges],
  host: { class: 'contents pay-two', '(keydown)': 'press($event)' },
  templateUrl: './take-payment.html',
})
export class TakePayment {
  readonly patientId = input.required<number>();
  readonly closed = output<void>();
  /** The person is done with it. */
  readonly posted = output<PostingDto>();

  private readonly api = inject(PaymentsApi);
  private readonly confirmation = inject(Confirmation);
  private readonly clock = inject(ClinicClock);
  private readonly charges = inject(OpenCharges);
  protected readonly open = inject(OpenPatient);
  protected readonly account = inject(PatientAccount);
  protected readonly words = inject(PaymentWords);
  private readonly methods = viewChild(MethodChoice);
  private readonly amountBox = viewChild<MoneyField>('amountField');

  protected readonly limits = LEDGER;
  protected readonly sending = new Sending();
  protected readonly draft = signal<PaymentDraft>(FRESH);
  protected readonly hasTried = signal(false);
  /** What was posted: then only the receipt is left to be printed. */
  protected readonly taken = signal<PostingDto | null>(null);
  protected readonly isOwn = signal(false);
  protected readonly own = signal<Shares>(new Map());
  private isAsking = false;

  protected readonly currency = computed(() => this.account.currency() ?? '');
  protected readonly today = computed(() => this.clock.today());
  protected readonly openCharges = computed(() => this.charges.all() ?? []);
  protected readonly chargesFailed = computed(() => this.charges.error() !== undefined);
  /** What is to be paid: all that is open, less what lies there as prepayment already. */
  private readonly due = computed(() => {
    const { openMinor = 0, prepaidMinor = 0 } = this.account.now() ?? {};
    return Math.max(0, openMinor - prepaidMinor);
  });
  protected readonly amount = computed(() => (this.draft().isTyped ? this.draft().amount : this.due() || null));
  protected readonly amountMinor = computed(() => Math.max(0, this.amount() ?? 0));
  protected readonly shares = computed(() =>
    this.isOwn() ? this.own() : proposed(this.amountMinor(), this.openCharges()),
  );
  protected readonly change = computed(() => changeOf(this.draft(), this.amountMinor()));
  protected readonly isHeld = computed(() => this.sending.state() !== 'ready');
  protected readonly amountProblem = computed(() => this.problem('amount', wrongAmount(this.amount())));
  protected readonly tenderedProblem = computed(() =>
    this.problem('tendered', wrongTendered(this.draft(), this.amountMinor())),
  );
  protected readonly name = computed(() => {
    const patient = this.open.patient();
    return patient ? `${patient.firstName} ${patient.lastName}` : '';
  });
  protected readonly paper = computed(() =>
    receiptOf({
      ...{ draft: this.draft(), amountMinor: this.amountMinor(), currency: this.currency(), today: this.today() },
      ...{ clinic: this.account.settings(), patient: this.open.patient(), shares: this.shares() },
      ...{ charges: this.openCharges(), balanceMinor: this.account.now()?.balanceMinor ?? 0, words: this.words },
    }),
  );
  protected readonly moneyOf = computed(() =>
    this.words.money({ amountMinor: this.amountMinor(), currency: this.currency() }),
  );

  constructor() {
    const label = this.words.say('take.verb');
    const group = this.words.say('title');
    inject(Hotkeys).bind([{ keys: 'ctrl+enter', label, group, run: () => void this.post() }]);
    afterNextRender(() => this.begin());
  }

  protected write(change: Partial<PaymentDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  /** One key chooses how it is paid, from the amount too: a letter is no amount. Digits always are. */
  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.isHeld() || this.taken()) return;
    const { target } = event;
    if (!(target instanceof Element)) return;
    const isAmount = target.matches('[data-amount] input');
    if (!isAmount && !target.closest('cd-method-choice')) return;
    const method = methodOf(event.key);
    if (method) {
      event.preventDefault();
      this.choose(method);
      if (!isAmount) setTimeout(() => this.methods()?.focus());
    } else if (!isAmount && /^\d$/.test(event.key)) this.amountBox()?.focus();
  }

  protected choose(method: PaymentMethod): void {
    this.write({ method });
  }

  protected async close(): Promise<void> {
    const taken = this.taken();
    if (taken) return this.posted.emit(taken);
    const question =
      this.sending.state() === 'unknown' ? 'unknown' : isTyped(this.draft()) || this.isOwn() ? 'draft' : '';
    if (question && !(await this.leaves(question))) return;
    this.closed.emit();
  }

  /** Asks once, then posts; pressed again while it asks or sends, nothing more happens. */
  protected async post(): Promise<void> {
    this.hasTried.set(true);
    if (this.isAsking || this.taken() || this.sending.state() === 'sending' || !this.isSendable()) return;
    const isAgain = this.sending.state() === 'unknown';
    this.isAsking = true;
    const goes = isAgain || (await this.confirms());
    this.isAsking = false;
    if (goes) await this.send();
  }

  private async send(): Promise<void> {
    const what = paymentOf(this.draft(), this.amountMinor(), this.currency(), this.isOwn() ? this.own() : null);
    const posting = await this.sending.send((key) => this.api.record(this.patientId(), what, key));
    if (!posting) return;
    this.taken.set(posting);
    this.account.reload();
  }

  /** The proposal is there, and so is the way to pay: what is left is to press. Without one, the amount is asked for. */
  private begin(): void {
    if (this.account.balance() && !this.due()) this.amountBox()?.focus();
    else this.methods()?.focus();
  }

  private isSendable(): boolean {
    if (wrongAmount(this.amount())) this.amountBox()?.focus();
    const isRight = !wrongAmount(this.amount()) && !wrongTendered(this.draft(), this.amountMinor());
    return (
      isRight && !wrongIn(this.amountMinor(), this.shares(), this.openCharges()) && this.account.balance() !== null
    );
  }

  private confirms(): Promise<boolean> {
    const values = { amount: this.moneyOf(), method: this.words.say(`by.${this.draft().method}`), name: this.name() };
    const left = leftOf(this.amountMinor(), this.shares());
    const prepaid = this.words.money({ amountMinor: left, currency: this.currency() });
    return this.confirmation.ask({
      title: this.words.say('take.ask.title', values),
      text: this.words.say(left ? 'take.ask.prepaid' : 'take.ask.text', { prepaid }),
      action: this.words.say('take.verb'),
      isUsual: true,
    });
  }

  private leaves(question: 'draft' | 'unknown'): Promise<boolean> {
    return this.confirmation.ask({
      title: this.words.say(`take.leave.${question}.title`),
      text: this.words.say(`take.leave.${question}.text`),
      action: this.words.say(`take.leave.${question}.action`),
    });
  }

  private problem(of: string, wrong: string | null): string | null {
    const isTold = wrong && (this.hasTried() || wrong !== 'missing');
    return isTold ? this.words.say(`take.wrong.${of}.${wrong}`) : null;
  }

  protected dated(day: string): void {
    this.write({ paidOn: day === this.today() ? '' : day });
  }
}
