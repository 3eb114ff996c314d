import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucidePencil } from '@lucide/angular';
import { ageText, ClinicClock, dayText, Hotkeys, KeyCap, phoneText, Session, yearsBetween } from '@cuspid/platform/web';
import { ReadOnlyBar } from '@cuspid/ui';
import { Router } from '@angular/router';
import type { PatientDto } from '@cuspid/patients/contracts';
import { PATIENT } from '@cuspid/patients/contracts';
import { AlertsPanel } from '../alerts/alerts-panel';
import { ConsentsCard } from '../consents/consents-card';
import { AttendanceCard } from './attendance-card';
import { MergesCard } from '../merge/merges-card';
import { Fact, Facts } from './facts';
import { OpenPatient } from './open-patient';
import { OverviewParts } from './overview-parts';
import { CareTeamCard } from './team/care-team-card';

/** A phone number stays on one line. */
const NO_BREAK = '\u00a0';

/** What is known of a patient besides the clinical record: contacts, alerts, who cares, what they want. */
@Component({
  selector: 'cd-overview-page',
  imports: [
    KeyCap,
    AlertsPanel,
    AttendanceCard,
    CareTeamCard,
    ConsentsCard,
    Facts,
    LucidePencil,
    MergesCard,
    OverviewParts,
    ReadOnlyBar,
    RouterLink,
    TranslocoPipe,
  ],
  host: { class: 'block' },
  templateUrl: './overview-page.html',
})
export class OverviewPage {
  /** Opens the form that asks about allergies. */
  readonly ask = input<string>();

  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly open = inject(OpenPatient);
  protected readonly mayEdit = computed(() => this.session.can('patient.update') && this.open.isWritable());

  protected readonly person = computed(() => this.facts((patient) => this.personOf(patient)));
  protected readonly contacts = computed(() => this.facts((patient) => this.contactsOf(patient)));
  protected readonly wishes = computed(() => this.facts((patient) => this.wishesOf(patient)));

  constructor() {
    const router = inject(Router);
    const run = () => void router.navigate([], { queryParams: { edit: '' }, queryParamsHandling: 'merge' });
    if (this.mayEdit()) {
      inject(Hotkeys).bind([{ keys: 'e', label: this.say('edit.title'), group: this.say('patient'), run }]);
    }
  }

  private facts(of: (patient: PatientDto) => Fact[]): Fact[] {
    const patient = this.open.patient();
    return patient ? of(patient) : [];
  }

  private personOf(patient: PatientDto): Fact[] {
    const { dateOfBirth, isBirthDateEstimated } = patient;
    const born = dateOfBirth && `${dayText(dateOfBirth)} · ${ageText(dateOfBirth, this.clock.today())}`;
    return [
      {
        label: this.say('field.dateOfBirth'),
        value: born ?? null,
        note: isBirthDateEstimated ? this.say('birth.estimated') : null,
      },
      { label: this.say('field.sex'), value: this.say(`sex.${patient.sex}`) },
      { label: this.say('field.clinicalStatus'), value: this.say(`status.${patient.clinicalStatus}`) },
      { label: this.say('field.patientCode'), value: patient.patientCode },
      {
        label: this.say('registered'),
        value: dayText(this.clock.today(patient.registeredAt)),
        note: this.words.translate('patients.by', { name: patient.registeredBy.name }),
      },
    ];
  }

  private contactsOf(patient: PatientDto): Fact[] {
    const { phone, otherPhone, email, address, province, guardianName, guardianPhone, emergencyName, emergencyPhone } =
      patient;
    const both = (name?: string | null, number?: string | null) =>
      [name, number && phoneText(number).replace(/ /g, NO_BREAK)].filter(Boolean).join(' · ') || null;
    return [
      {
        label: this.say('field.phone'),
        value: phone ? phoneText(phone) : null,
        href: phone && `tel:${phone.replace(/[^+\d]/g, '')}`,
      },
      { label: this.say('field.otherPhone'), value: otherPhone ? phoneText(otherPhone) : null },
      { label: this.say('field.email'), value: email ?? null, href: email && `mailto:${email}` },
      { label: this.say('field.address'), value: [address, province].filter(Boolean).join(', ') || null },
      { label: this.say('guardian'), value: both(guardianName, guardianPhone), ...this.needsGuardian(patient) },
      { label: this.say('emergency'), value: both(emergencyName, emergencyPhone) },
    ];
  }

  /** Somebody under age without a guardian: nobody has agreed to anything yet. */
  private needsGuardian({ dateOfBirth, guardianName }: PatientDto): Pick<Fact, 'isNeeded' | 'note'> {
    const isMinor = dateOfBirth && yearsBetween(dateOfBirth, this.clock.today()) < PATIENT.minorUntil;
    return isMinor && !guardianName ? { isNeeded: true, note: this.say('need.guardian') } : {};
  }

  private wishesOf(patient: PatientDto): Fact[] {
    return [
      { label: this.say('field.language'), value: this.say(`language.${patient.language ?? 'en'}`) },
      { label: this.say('reminders'), value: this.say(patient.isReminderOptOut ? 'remindersOff' : 'remindersOn') },
      { label: this.say('insurance'), value: this.say(patient.isInsuranceVerified ? 'insuranceYes' : 'insuranceNo') },
    ];
  }

  private say(key: string): string {
    return this.words.translate(`patients.${key}`);
  }
}
