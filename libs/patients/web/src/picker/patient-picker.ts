import {
  Component,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideSearch, LucideUserRoundPlus, LucideX } from '@lucide/angular';
import type { PatientDto, PatientRowDto } from '@cuspid/patients/contracts';
import { ageText, ClinicClock, phoneText, Session } from '@cuspid/platform/web';
import { BareInput } from '@cuspid/ui';
import { PatientFinder } from './patient-finder';

/** What is known of somebody who was found. */
export type PickedPatient = Pick<
  PatientRowDto | PatientDto,
  'id' | 'firstName' | 'lastName' | 'patientCode' | 'dateOfBirth'
> & {
  phone?: string | null;
  careTeam?: PatientRowDto['careTeam'];
};

/**
 * A box that finds one patient: type, arrows, Enter. Once chosen it shows who, with a cross to choose another. Whom nobody
 * is called is offered to be registered, for who may.
 */
@Component({
  selector: 'cd-patient-picker',
  imports: [BareInput, LucideSearch, LucideUserRoundPlus, LucideX, TranslocoPipe],
  providers: [PatientFinder],
  host: { class: 'block relative' },
  templateUrl: './patient-picker.html',
})
export class PatientPicker {
  readonly picked = input<PickedPatient | null>(null);
  readonly chosen = output<PickedPatient | null>();
  /** Nobody is called so: register them. */
  readonly registered = output<string>();

  protected readonly finder = inject(PatientFinder);
  protected readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  protected readonly typed = signal('');
  protected readonly active = linkedSignal({ source: this.finder.finding, computation: () => 0 });
  /** What was typed when Enter was pressed before its answer was there. */
  private readonly owed = signal<string | null>(null);

  constructor() {
    effect(() => {
      const { patients, typed, state } = this.finder.finding();
      if (state !== 'found' || typed !== this.owed()) return;
      const [only, ...others] = patients;
      untracked(() => (only && others.length === 0 ? this.choose(only) : this.owed.set(null)));
    });
  }

  focus(): void {
    this.box()?.nativeElement.focus();
  }

  protected search(text: string): void {
    this.typed.set(text);
    this.owed.set(null);
    this.finder.type(text);
  }

  protected press(event: KeyboardEvent): void {
    const { patients, typed, state } = this.finder.finding();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && patients.length > 0) this.active.update((at) => (at + step + patients.length) % patients.length);
    // Enter before the answer to what was typed last would choose somebody of the answer before: it waits, and counts if one is found.
    const isAnswered = event.key === 'Enter' && state === 'found' && typed === this.typed().trim();
    if (event.key === 'Enter' && !isAnswered) this.owed.set(this.typed().trim() || null);
    const patient = isAnswered ? patients[this.active()] : undefined;
    if (patient) this.choose(patient);
    else if (isAnswered && typed && this.session.can('patient.register')) this.registered.emit(typed);
    if (step || event.key === 'Enter') event.preventDefault();
  }

  protected choose(patient: PatientRowDto): void {
    this.search('');
    this.chosen.emit(patient);
  }

  protected clear(): void {
    this.chosen.emit(null);
    setTimeout(() => this.focus());
  }

  /** "PT-004182 · 34 y · 077 214 8830" */
  protected factsOf(patient: PickedPatient): string {
    const age = patient.dateOfBirth ? ageText(patient.dateOfBirth, this.clock.today()) : '';
    return [patient.patientCode, age, patient.phone ? phoneText(patient.phone) : ''].filter(Boolean).join(' · ');
  }
}
