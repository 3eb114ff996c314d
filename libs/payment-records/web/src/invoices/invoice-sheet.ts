import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { INVOICE, type InvoiceDto, type PostingDto } from '@cuspid/payment-records/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { ClinicClock, Hotkeys } from '@cuspid/platform/web';
import { Confirmation, Field, Sheet, TextInput, Toasts } from '@cuspid/ui';
import { ActFoot, ActProblem } from '../giving/act-parts';
import { PatientAccount } from '../ledger/patient-account';
import { PaymentPapers } from '../papers/papers';
import { PaymentWords } from '../payment-words';
import { PaymentsApi } from '../payments-api';
import { Sending } from '../sending';
import { OpenCharges } from '../take/open-charges';

/** Makes an invoice of what is open: all of it unless something is left out. */
@Component({
  selector: 'cd-invoice-sheet',
  imports: [ActFoot, ActProblem, Field, Sheet, TextInput, TranslocoPipe],
  providers: [OpenCharges],
  host: { class: 'contents' },
  templateUrl: './invoice-sheet.html',
})
export class InvoiceSheet {
  readonly patientId = input.required<number>();
  readonly closed = output<void>();
  readonly issued = output<InvoiceDto>();

  private readonly api = inject(PaymentsApi);
  private readonly confirmation = inject(Confirmation);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(ClinicClock);
  private readonly open = inject(OpenPatient);
  private readonly papers = inject(PaymentPapers);
  private readonly account = inject(PatientAccount);
  protected readonly charges = inject(OpenCharges);
  protected readonly words = inject(PaymentWords);
  protected readonly limits = INVOICE;
  protected readonly sending = new Sending();
  protected readonly rows = computed(() => this.charges.all() ?? []);
  /** Charges that do not go on it. */
  protected readonly without = signal<ReadonlySet<number>>(new Set());
  protected readonly dueOn = signal('');
  protected readonly notes = signal('');
  protected readonly today = computed(() => this.clock.today());
  protected readonly isHeld = computed(() => this.sending.state() !== 'ready');
  private readonly taken = computed(() => this.rows().filter(({ id }) => !this.without().has(id)));
  protected readonly total = computed(() => {
    const amountMinor = this.taken().reduce((sum, { openMinor }) => sum + (openMinor ?? 0), 0);
    return this.words.money({ amountMinor, currency: this.account.currency() ?? '' });
  });
  private isAsking = false;

  constructor() {
    const [label, group] = [this.words.say('invoice.verb'), this.words.say('title')];
    inject(Hotkeys).bind([{ keys: 'ctrl+enter', label, group, run: () => void this.post() }]);
  }

  protected about({ paidOn, openMinor, amount }: PostingDto): string {
    const open = this.words.figure(openMinor ?? 0, amount.currency);
    return this.words.say('shares.about', { day: this.words.day(paidOn), open });
  }

  protected mark(id: number, isTaken: boolean): void {
    this.without.update((without) => {
      const all = new Set(without);
      if (isTaken) all.delete(id);
      else all.add(id);
      return all;
    });
  }

  protected async post(): Promise<void> {
    const chargeIds = this.taken().map(({ id }) => id);
    if (!chargeIds.length || this.isAsking || this.sending.state() === 'sending') return;
    this.isAsking = true;
    const goes = this.sending.state() === 'unknown' || (await this.confirms());
    this.isAsking = false;
    if (!goes) return;
    const what = {
      chargeIds,
      ...(this.dueOn() && { dueOn: this.dueOn() }),
      ...(this.notes().trim() && { notes: this.notes().trim() }),
    };
    const invoice = await this.sending.send((key) => this.api.issue(this.patientId(), what, key));
    if (!invoice) return;
    const print = { label: this.words.say('invoice.print'), run: () => void this.papers.invoice(invoice.id) };
    this.toasts.show(this.words.say('invoice.issuedNow', { number: invoice.number }), print);
    this.issued.emit(invoice);
  }

  private confirms(): Promise<boolean> {
    const patient = this.open.patient();
    const name = patient ? `${patient.firstName} ${patient.lastName}` : '';
    return this.confirmation.ask({
      title: this.words.say('invoice.ask.title', { amount: this.total(), name }),
      text: this.words.say('invoice.ask.text'),
      action: this.words.say('invoice.verb'),
      isUsual: true,
    });
  }
}
