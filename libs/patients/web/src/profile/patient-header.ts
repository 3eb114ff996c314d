import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ExpectedCallDto, HereDto, PatientDto, StageHere } from '@cuspid/patients/contracts';
import { ageText, ClinicClock, dayText, phoneText } from '@cuspid/platform/web';
import { Avatar, Minutes, Status } from '@cuspid/ui';
import type { VisitState } from '@cuspid/ui';
import type { StaffDto } from '@cuspid/users/contracts';
import { shortName } from '../alerts/when';

const TEAM_SHOWN = 5;
const DIALS: Record<StageHere, VisitState> = {
  IN_WAITING_ROOM: 'waiting',
  UNDER_CONSULTATION: 'consultation',
  UNDER_TREATMENT: 'treatment',
  AT_CASHIER: 'cashier',
};

/** Who this page is about, 60 px high: the same on every page of the patient. The one action goes inside, what is rarer after it as `more`. */
@Component({
  selector: 'cd-patient-header',
  imports: [Avatar, Minutes, Status, TranslocoPipe],
  host: { class: 'block flex-none' },
  template: `
    <header class="patient-header">
      <cd-avatar size="large" [name]="name()" />
      <div class="min-w-0">
        <h1 class="text-name truncate" tabindex="-1">
          {{ name() }}
          <span class="ml-1.5 text-body font-normal tracking-normal text-ink-3 tabular">{{
            patient().patientCode
          }}</span>
        </h1>
        <p class="text-ink-2 tabular truncate">{{ facts() }}</p>
      </div>
      <div class="ml-auto flex items-center gap-4">
        @if (team().length > 0) {
          <div class="pr-4 border-r border-line text-right">
            <p class="text-small text-ink-3">{{ 'patients.careTeam' | transloco }}</p>
            <span class="avatars" role="img" [attr.aria-label]="names()" [title]="names()">
              @for (person of shown(); track person.id) {
                <cd-avatar [name]="person.name" />
              }
            </span>
            @if (team().length > shown().length) {
              <span class="text-small text-ink-3 ml-1">+{{ team().length - shown().length }}</span>
            }
          </div>
        }
        <ng-content select="[figure]" />
        @if (here(); as here) {
          <div class="pr-4 border-r border-line text-right whitespace-nowrap">
            <p class="text-small text-ink-3 tabular">{{ said(here) }}</p>
            <cd-status [state]="dials[here.stage]"><cd-minutes [since]="here.since" [now]="clock.now()" /></cd-status>
            @if (here.forecast; as forecast) {
              <p class="text-small text-ink-3 tabular">{{ expected(forecast) }}</p>
            }
          </div>
        }
        <ng-content />
        <ng-content select="[more]" />
      </div>
    </header>
  `,
})
export class PatientHeader {
  readonly patient = input.required<PatientDto>();
  readonly team = input<readonly StaffDto[]>([]);
  /** Where they are, when they are in the clinic now. */
  readonly here = input<HereDto | null>(null);

  protected readonly clock = inject(ClinicClock);
  protected readonly dials = DIALS;
  private readonly words = inject(TranslocoService);
  protected readonly name = computed(() => `${this.patient().firstName} ${this.patient().lastName}`);
  protected readonly names = computed(() =>
    this.team()
      .map((person) => person.name)
      .join(', '),
  );
  protected readonly shown = computed(() => this.team().slice(0, TEAM_SHOWN));
  protected readonly facts = computed(() => {
    const { dateOfBirth, isBirthDateEstimated, sex, phone } = this.patient();
    const born = dateOfBirth && this.birth(dateOfBirth, isBirthDateEstimated);
    const age = dateOfBirth && `${isBirthDateEstimated ? '~' : ''}${ageText(dateOfBirth, this.clock.today())}`;
    return [age, this.words.translate(`patients.sex.${sex}`), born, phone && phoneText(phone)]
      .filter(Boolean)
      .join(' · ');
  });

  /** The ticket, and with whom. */
  protected said({ ticket, provider }: HereDto): string {
    return [ticket, provider && shortName(provider.name)].filter(Boolean).join(' · ');
  }

  /** When they are likely to be called. As on the board: within the minute, or overdue, it is now. */
  protected expected({ at }: ExpectedCallDto): string {
    if (Date.parse(at) - this.clock.now().getTime() < 60_000) return this.words.translate('patients.here.expectedNow');
    return this.words.translate('patients.here.expected', { at: this.clock.time(at) });
  }

  private birth(day: string, isEstimated: boolean): string {
    if (!isEstimated) return dayText(day);
    return this.words.translate('patients.birth.about', { year: day.slice(0, 4) });
  }
}
