import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePlus } from '@lucide/angular';
import type { InstalmentPlanDto, InstalmentPlansDto } from '@cuspid/payment-records/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Skeleton, Toasts } from '@cuspid/ui';
import { TermsApi } from '../terms-api';
import { TermsWords } from '../terms-words';
import { CancelPlan } from './cancel-plan';
import { PlanCard } from './plan-card';
import { PlanSheet } from './plan-sheet';

type Sheet = { of: 'agree'; plan: null } | { of: 'reschedule' | 'cancel'; plan: InstalmentPlanDto };

/** What a patient pays little by little, the newest plan first; agreed, put on other days and cancelled beside it. */
@Component({
  selector: 'cd-instalment-plans',
  imports: [CancelPlan, EmptyState, ErrorPanel, LucidePlus, PlanCard, PlanSheet, Skeleton, TranslocoPipe],
  host: { class: 'block flex-1 min-h-0' },
  templateUrl: './instalment-plans.html',
})
export class InstalmentPlans {
  readonly patientId = input.required<number>();
  readonly mayRecord = input(false);

  private readonly toasts = inject(Toasts);
  private readonly words = inject(TermsWords);
  private readonly read = httpResource<InstalmentPlansDto>(() => TermsApi.plansOf(this.patientId()));
  protected readonly reload = rereads(this.read);
  /** The last answer; one that does not come leaves it. */
  protected readonly plans = linkedSignal<readonly InstalmentPlanDto[] | null, readonly InstalmentPlanDto[] | null>({
    source: () => (this.read.hasValue() ? this.read.value().items : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  protected readonly sheet = linkedSignal<number, Sheet | null>({ source: this.patientId, computation: () => null });

  constructor() {
    inject(LiveEvents).on('payments', ({ patientId }) => {
      if (patientId === undefined || patientId === this.patientId()) this.reload();
    });
  }

  protected done(plan: InstalmentPlanDto, said: string): void {
    this.sheet.set(null);
    this.reload();
    this.toasts.show(this.words.say(`sheet.${said}`, { name: plan.description }));
  }

  /** Somebody was quicker: what the sheet was of is gone. */
  protected stale(): void {
    this.sheet.set(null);
    this.reload();
    this.toasts.error(this.words.say('plans.stale'));
  }
}
