import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  monthsAfter,
  TERMS,
  type ChargeableDto,
  type ChargeableItemDto,
  type InstalmentPlanDto,
} from '@cuspid/payment-records/contracts';
import { ClinicClock, Hotkeys } from '@cuspid/platform/web';
import type { SettingsDto } from '@cuspid/settings/contracts';
import { Field, MoneyField, Sheet, TextInput } from '@cuspid/ui';
import { ActFoot, ActProblem } from '../../giving/act-parts';
import { Sending } from '../../sending';
import { TermsApi } from '../terms-api';
import { TermsWords } from '../terms-words';
import {
  aheadOf,
  agreementOf,
  draftOf,
  freshDraft,
  previewOf,
  problemsOf,
  rescheduleOf,
  RHYTHMS,
  type PlanDraft,
  type PlanProblem,
} from './plan-draft';

/** Lines of the schedule that show; of more, the last one shows as well. */
const SHOWN = 14;

/** Agrees on instalments, or puts what is ahead of a plan on other days; the schedule is seen while it is typed. */
@Component({
  selector: 'cd-plan-sheet',
  imports: [ActFoot, ActProblem, Field, MoneyField, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './plan-sheet.html',
})
export class PlanSheet {
  readonly patientId = input.required<number>();
  /** The plan whose days change; null agrees on a new one. */
  readonly plan = input.required<InstalmentPlanDto | null>();
  readonly closed = output<void>();
  readonly saved = output<InstalmentPlanDto>();
  /** The plan is another one by now. */
  readonly stale = output<void>();

  private readonly api = inject(TermsApi);
  private readonly clock = inject(ClinicClock);
  protected readonly words = inject(TermsWords);
  protected readonly limits = TERMS;
  protected readonly rhythms = RHYTHMS;
  protected readonly sending = new Sending();
  protected readonly hasTried = signal(false);
  protected readonly isHeld = computed(() => this.sending.state() !== 'ready');
  private readonly clinic = httpResource<SettingsDto>(() => '/api/settings');
  private readonly done = httpResource<ChargeableDto>(() =>
    this.plan() ? undefined : `/api/patients/${this.patientId()}/chargeable`,
  );
  protected readonly items = computed(() => (this.done.hasValue() ? this.done.value().items : []));
  protected readonly today = computed(() => this.clock.today());
  protected readonly currency = computed(
    () => this.plan()?.total.currency ?? (this.clinic.hasValue() ? this.clinic.value().currency : null),
  );
  protected readonly draft = linkedSignal<PlanDraft>(() => {
    const plan = this.plan();
    return plan ? draftOf(plan, this.today()) : freshDraft(monthsAfter(this.today(), 1));
  });
  private readonly problems = computed(() => problemsOf(this.draft(), this.today()));
  protected readonly schedule = computed(() => previewOf(this.draft(), this.today()));
  protected readonly shown = computed(() => {
    const all = this.schedule().map((one, at) => ({ ...one, number: this.begins() + at }));
    return all.length > SHOWN ? [...all.slice(0, SHOWN - 1), ...all.slice(-1)] : all;
  });
  protected readonly hidden = computed(() => this.schedule().length - this.shown().length);
  protected readonly isUneven = computed(() => {
    const [first, second] = this.schedule();
    return first !== undefined && second !== undefined && first.amountMinor !== second.amountMinor;
  });
  protected readonly rest = computed(() => {
    const plan = this.plan();
    return plan && this.words.money({ amountMinor: aheadOf(plan), currency: plan.total.currency });
  });

  constructor() {
    const label = this.words.say('sheet.agreeVerb');
    const group = this.words.say('sheet.agree');
    inject(Hotkeys).bind([{ keys: 'ctrl+enter', label, group, run: () => void this.save() }]);
  }

  protected write(change: Partial<PlanDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  /** What is done and not charged: its name and its price, as agreed. */
  protected choose(id: number): void {
    const item = this.items().find(({ planItemId }) => planItemId === id);
    this.write({ planItemId: item?.planItemId ?? null, ...(item && namedAfter(item, this.currency())) });
  }

  protected wrong(field: PlanProblem): string | null {
    if (!this.hasTried() || !this.problems().has(field)) return null;
    return this.words.say(`sheet.wrong.${field}`, { max: TERMS.instalmentsMax });
  }

  protected money(amountMinor: number): string {
    return this.words.money({ amountMinor, currency: this.currency() ?? '' });
  }

  protected sum(): number {
    return this.schedule().reduce((all, { amountMinor }) => all + amountMinor, 0);
  }

  protected async save(): Promise<void> {
    this.hasTried.set(true);
    const [plan, currency, draft] = [this.plan(), this.currency(), this.draft()];
    if (!currency || this.problems().size) return;
    const saved = await this.sending.send((key) =>
      plan
        ? this.api.reschedule(plan, rescheduleOf(draft), key)
        : this.api.agree(this.patientId(), agreementOf(draft, currency), key),
    );
    if (saved) this.saved.emit(saved);
    else if (this.sending.refusal()?.status === STALE) this.stale.emit();
  }

  private begins(): number {
    return this.plan()?.instalments.find(({ state }) => state === 'DUE')?.number ?? 1;
  }
}

const STALE = 412;

const namedAfter = ({ name, price }: ChargeableItemDto, currency: string | null): Partial<PlanDraft> => ({
  description: name,
  ...(price && price.currency === currency && { total: price.amountMinor }),
});
