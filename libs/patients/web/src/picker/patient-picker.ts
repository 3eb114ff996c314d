import { Component, ElementRef, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideSearch, LucideX } from '@lucide/angular';
import type { PatientDto, PatientRowDto } from '@cuspid/patients/contracts';
import { ageText, ClinicClock, phoneText, Session } from '@cuspid/platform/web';
import { BareInput } from '@cuspid/ui';
import { PatientFinder } from './patient-finder';

/** What the check-in needs to know of a patient. */
export type Picked = Pick<
  PatientRowDto | PatientDto,
  'id' | 'firstName' | 'lastName' | 'patientCode' | 'dateOfBirth'
> & {
  phone?: string | null;
  careTeam?: PatientRowDto['careTeam'];
};

/** A box that finds one patient: type, arrows, Enter. Once chosen it shows who, with a cross to choose another. */
@Component({
  selector: 'cd-patient-picker',
  imports: [BareInput, LucideSearch, LucideX, RouterLink, TranslocoPipe],
  providers: [PatientFinder],
  host: { class: 'block relative' },
  templateUrl: './patient-picker.html',
})
export class PatientPicker {
  readonly picked = input<Picked | null>(null);
  readonly chosen = output<Picked | null>();

  protected readonly finder = inject(PatientFinder);
  protected readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  protected readonly typed = signal('');
  protected readonly active = linkedSignal({ source: this.finder.finding, computation: () => 0 });

  focus(): void {
    this.box()?.nativeElement.focus();
  }

  protected search(text: string): void {
    this.typed.set(text);
    this.finder.type(text);
  }

  protected press(event: KeyboardEvent): void {
    const { patients, typed, state } = this.finder.finding();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && patients.length > 0) this.active.update((at) => (at + step + patients.length) % patients.length);
    // Enter before the answer to what was typed last would choose somebody of the answer before.
    const patient =
      event.key === 'Enter' && state === 'found' && typed === this.typed().trim() ? patients[this.active()] : null;
    if (patient) this.choose(patient);
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

  /** "34 y · 077 214 8830 · PT-004182" */
  protected factsOf(patient: Picked): string {
    const age = patient.dateOfBirth ? ageText(patient.dateOfBirth, this.clock.today()) : '';
    return [patient.patientCode, age, patient.phone ? phoneText(patient.phone) : ''].filter(Boolean).join(' · ');
  }
}
