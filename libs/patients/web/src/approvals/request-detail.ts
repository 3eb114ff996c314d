import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCheck, LucideCornerUpLeft, LucideExternalLink, LucideInfo } from '@lucide/angular';
import type { CareTeamRequestDto } from '@cuspid/patients/contracts';
import { ageText, ClinicClock, dayText, KeyCap } from '@cuspid/platform/web';
import { AlertBanner } from '@cuspid/ui';
import type { TieName } from '@cuspid/users/contracts';
import { factsOf } from '../alerts/alert-facts';
import { whenText } from '../alerts/when';
import { ReturnForm } from './return-form';

/** What counts as work when one is asked to take more of it. */
const WORKLOAD: readonly TieName[] = ['care-team-places', 'visits-ahead', 'queue-entries-open'];

/** One request: who asks, for whom, why, and what the person asked carries already. */
@Component({
  selector: 'cd-request-detail',
  imports: [
    AlertBanner,
    KeyCap,
    LucideCheck,
    LucideCornerUpLeft,
    LucideExternalLink,
    LucideInfo,
    ReturnForm,
    RouterLink,
    TranslocoPipe,
  ],
  host: { class: 'block min-h-0 overflow-y-auto bg-surface' },
  templateUrl: './request-detail.html',
})
export class RequestDetail {
  readonly request = input.required<CareTeamRequestDto>();
  /** Withdrawn, or answered elsewhere, while it was looked at. */
  readonly isGone = input(false);
  readonly isBusy = input(false);
  readonly isReturning = input(false);
  readonly accepted = output<void>();
  readonly returnAsked = output<void>();
  readonly returnDropped = output<void>();
  readonly returned = output<string>();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly isOpen = computed(() => this.request().status === 'PENDING' && !this.isGone());
  protected readonly verb = computed(() => (this.request().action === 'JOIN' ? 'join' : 'leave'));
  protected readonly name = computed(() => `${this.request().patient.firstName} ${this.request().patient.lastName}`);
  protected readonly facts = computed(() => {
    const { dateOfBirth, isBirthDateEstimated, sex, patientCode } = this.request().patient;
    const age = dateOfBirth && `${isBirthDateEstimated ? '~' : ''}${ageText(dateOfBirth, this.clock.today())}`;
    return [patientCode, age, this.words.translate(`patients.sex.${sex}`)].filter(Boolean).join(' · ');
  });
  protected readonly alerts = computed(() => {
    const { firstAlert, allergyState } = this.request().patient;
    const facts = firstAlert ? factsOf([firstAlert]) : [];
    const state =
      allergyState === 'UNKNOWN' ? ('unknown' as const) : facts.length ? ('list' as const) : ('none' as const);
    const note = this.words.translate(`patients.approvals.${allergyState === 'NONE' ? 'noAllergies' : 'mildAlerts'}`);
    return { state, facts, note: facts.length ? null : note };
  });
  protected readonly asked = computed(() =>
    whenText(this.request().requestedAt, this.clock, this.words.translate('patients.today')),
  );
  protected readonly until = computed(() => dayText(this.clock.today(this.request().expiresAt)));
  protected readonly workload = computed(() =>
    WORKLOAD.map((name) => ({ name, count: this.request().workload.find((tie) => tie.name === name)?.count ?? 0 })),
  );
}
