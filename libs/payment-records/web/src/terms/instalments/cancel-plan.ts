import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { TERMS, type InstalmentPlanDto } from '@cuspid/payment-records/contracts';
import { Field, Sheet, TextInput } from '@cuspid/ui';
import { ActFoot, ActProblem } from '../../giving/act-parts';
import { Sending } from '../../sending';
import { TermsApi } from '../terms-api';
import { TermsWords } from '../terms-words';
import { aheadOf } from './plan-draft';

const STALE = 412;

/** Ends what is not charged yet of a plan, with a reason. */
@Component({
  selector: 'cd-cancel-plan',
  imports: [ActFoot, ActProblem, Field, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <cd-sheet
      [heading]="'payments.terms.sheet.cancelTitle' | transloco: { name: plan().description }"
      (closed)="closed.emit()"
    >
      <form id="cd-cancel-plan" class="pay-stack" novalidate (submit)="$event.preventDefault(); cancel()">
        <cd-act-problem [sending]="sending" />
        <p>{{ 'payments.terms.sheet.cancelText' | transloco: { amount: rest() } }}</p>
        <cd-field [label]="'payments.terms.sheet.reason' | transloco" [error]="problem()">
          <textarea
            #why
            cdInput
            rows="3"
            [attr.maxlength]="limits.reasonMax"
            [disabled]="sending.state() !== 'ready'"
            [value]="reason()"
            (input)="reason.set(why.value)"
          ></textarea>
        </cd-field>
      </form>
      <cd-act-foot
        foot
        form="cd-cancel-plan"
        [danger]="true"
        [sending]="sending"
        [verb]="'payments.terms.sheet.cancelVerb' | transloco"
        (closed)="closed.emit()"
      />
    </cd-sheet>
  `,
})
export class CancelPlan {
  readonly plan = input.required<InstalmentPlanDto>();
  readonly closed = output<void>();
  readonly saved = output<InstalmentPlanDto>();
  readonly stale = output<void>();

  private readonly api = inject(TermsApi);
  private readonly words = inject(TermsWords);
  protected readonly limits = TERMS;
  protected readonly sending = new Sending();
  protected readonly reason = signal('');
  private readonly hasTried = signal(false);
  protected readonly problem = computed(() =>
    this.hasTried() && !this.reason().trim() ? this.words.say('sheet.wrong.reason') : null,
  );
  protected readonly rest = computed(() =>
    this.words.money({ amountMinor: aheadOf(this.plan()), currency: this.plan().total.currency }),
  );

  protected async cancel(): Promise<void> {
    this.hasTried.set(true);
    const reason = this.reason().trim();
    if (!reason) return;
    const saved = await this.sending.send((key) => this.api.cancel(this.plan(), reason, key));
    if (saved) this.saved.emit(saved);
    else if (this.sending.refusal()?.status === STALE) this.stale.emit();
  }
}
