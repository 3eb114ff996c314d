import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { LEDGER, type ChargeableDto, type PostingDto } from '@cuspid/payment-records/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { ClinicClock, Hotkeys } from '@cuspid/platform/web';
import type { ProcedureDto } from '@cuspid/settings/contracts';
import { Confirmation, Field, MoneyField, Sheet, TextInput } from '@cuspid/ui';
import { CurrencyChoice } from '../ledger/currency-choice';
import { PatientAccount } from '../ledger/patient-account';
import { PaymentWords } from '../payment-words';
import { PaymentsApi } from '../payments-api';
import { Sending } from '../sending';
import { wrongAmount } from '../take/payment-draft';
import { CatalogueBox } from './catalogue-box';
import {
  chargeablesOf,
  chargeOf,
  NOTHING_CHARGED,
  procedureCharged,
  type Chargeable,
  type ChargeDraft,
} from './charge-draft';

/** Charges the patient: for what is done and not charged yet, for a procedure of the catalogue, or in words of one's own. */
@Component({
  selector: 'cd-charge-sheet',
  imports: [CatalogueBox, CurrencyChoice, Field, LucideCircleAlert, MoneyField, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './charge-sheet.html',
})
export class ChargeSheet {
  readonly patientId = input.required<number>();
  readonly closed = output<void>();
  readonly posted = output<PostingDto>();

  private readonly api = inject(PaymentsApi);
  private readonly confirmation = inject(Confirmation);
  private readonly clock = inject(ClinicClock);
  private readonly account = inject(PatientAccount);
  private readonly open = inject(OpenPatient);
  protected readonly words = inject(PaymentWords);
  private readonly box = viewChild(CatalogueBox);
  private readonly amountField = viewChild(MoneyField);

  protected readonly limits = LEDGER;
  protected readonly sending = new Sending();
  protected readonly draft = signal<ChargeDraft>(NOTHING_CHARGED);
  protected readonly hasTried = signal(false);
  private isAsking = false;
  private readonly done = httpResource<ChargeableDto>(() => `/api/patients/${this.patientId()}/chargeable`);
  protected readonly chargeables = computed(() => (this.done.hasValue() ? chargeablesOf(this.done.value()) : []));
  protected readonly chargeablesFailed = computed(() => this.done.error() !== undefined);
  protected readonly today = computed(() => this.clock.today());
  /** The clinic's prices are in its own currency; what hangs together with a plan is in the plan's. */
  private readonly priced = signal<string | null>(null);
  protected readonly currency = computed(() => this.priced() ?? this.account.currency() ?? '');
  protected readonly isHeld = computed(() => this.sending.state() !== 'ready');
  protected readonly needsName = computed(() =>
    this.hasTried() && !this.draft().description.trim() ? this.words.say('charge.wrong.name') : null,
  );
  protected readonly amountProblem = computed(() => {
    const wrong = wrongAmount(this.draft().amount);
    const isTold = wrong && (this.hasTried() || wrong !== 'missing');
    return isTold ? this.words.say(`take.wrong.amount.${wrong}`) : null;
  });

  constructor() {
    const label = this.words.say('charge.verb');
    const group = this.words.say('title');
    inject(Hotkeys).bind([{ keys: 'ctrl+enter', label, group, run: () => void this.post() }]);
  }

  protected write(change: Partial<ChargeDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  /** Words of one's own are no procedure's and no plan's. */
  protected type(description: string): void {
    this.write({ description, procedureId: null, planItemId: null });
  }

  protected pick(procedure: ProcedureDto): void {
    this.priced.set(procedure.price?.currency ?? null);
    this.write(procedureCharged(procedure, this.currency()));
    this.amountField()?.focus();
  }

  protected choose({ draft, price }: Chargeable): void {
    this.priced.set(price?.currency ?? null);
    this.write(draft);
    this.amountField()?.focus();
  }

  protected isChosen({ draft }: Chargeable): boolean {
    const { planItemId, visitId } = this.draft();
    return draft.planItemId ? draft.planItemId === planItemId : visitId !== null && draft.visitId === visitId;
  }

  protected async close(): Promise<void> {
    const { description, amount, notes } = this.draft();
    const question = this.isHeld() ? 'unknown' : description || amount || notes ? 'draft' : '';
    if (question && !(await this.leaves(question))) return;
    this.closed.emit();
  }

  protected async post(): Promise<void> {
    this.hasTried.set(true);
    const { amount, description } = this.draft();
    if (this.isAsking || this.sending.state() === 'sending') return;
    if (!description.trim()) return this.box()?.focus();
    if (amount === null || wrongAmount(amount)) return this.amountField()?.focus();
    this.isAsking = true;
    const goes = this.sending.state() === 'unknown' || (await this.confirms(amount));
    this.isAsking = false;
    if (!goes) return;
    const what = chargeOf(this.draft(), amount, this.currency());
    const posting = await this.sending.send((key) => this.api.record(this.patientId(), what, key));
    if (posting) this.posted.emit(posting);
  }

  private confirms(amountMinor: number): Promise<boolean> {
    const patient = this.open.patient();
    const name = patient ? `${patient.firstName} ${patient.lastName}` : '';
    const amount = this.words.money({ amountMinor, currency: this.currency() });
    return this.confirmation.ask({
      title: this.words.say('charge.ask.title', { amount, name, what: this.draft().description.trim() }),
      text: this.words.say('charge.ask.text'),
      action: this.words.say('charge.verb'),
      isUsual: true,
    });
  }

  private leaves(question: 'draft' | 'unknown'): Promise<boolean> {
    return this.confirmation.ask({
      title: this.words.say(`leave.${question}.title`),
      text: this.words.say(`leave.${question}.text`),
      action: this.words.say(`leave.${question}.action`),
    });
  }
}
