import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCopy } from '@lucide/angular';
import type { DuplicateDto, PatientRowDto } from '@cuspid/patients/contracts';
import { ClinicClock, dayText, phoneText } from '@cuspid/platform/web';
import { Avatar } from '@cuspid/ui';
import { bornOf } from '../person/birth';
import type { Person } from '../person/person';
import { Differing } from './differing-text';
import { differing, type Piece } from './differing';

/** "Same phone and birth date": both names together are the name. */
export function agreementsOf({ agrees }: Pick<DuplicateDto, 'agrees'>): string[] {
  const named = agrees.includes('firstName') && agrees.includes('lastName');
  const names = named ? ['name'] : agrees.filter((field) => field === 'firstName' || field === 'lastName');
  return [...names, ...agrees.filter((field) => field === 'phone' || field === 'dateOfBirth')];
}

/** Who may be registered already: which fields agree, which letters differ, and the decision somebody has to take. */
@Component({
  selector: 'cd-duplicate-card',
  imports: [Avatar, Differing, LucideCopy, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './duplicate-card.html',
})
export class DuplicateCard {
  readonly items = input.required<readonly DuplicateDto[]>();
  readonly typed = input.required<Person>();
  readonly isDecided = input.required<boolean>();
  /** Somebody says of all of them that it is another person, or takes that back. */
  readonly decided = output<boolean>();
  /** Open that patient's record instead. */
  readonly opened = output<number>();

  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  protected readonly isBlocking = computed(() => this.items().some((item) => item.isBlocking));
  protected readonly shown = computed(() =>
    this.items()
      .slice(0, 3)
      .map(({ patient, agrees }) => ({
        id: patient.id,
        name: `${patient.firstName} ${patient.lastName}`,
        pieces: [
          ...differing(patient.firstName, this.typed().firstName),
          { text: ' ', differs: false },
          ...differing(patient.lastName, this.typed().lastName),
        ],
        code: patient.patientCode,
        facts: this.facts(patient, agrees),
        agrees: this.sentence(agreementsOf({ agrees })),
        lastVisit: patient.lastVisitAt ? dayText(this.clock.today(patient.lastVisitAt)) : null,
      })),
  );

  /** Birth date, sex and phone of the record, with what differs from what is typed. */
  private facts(patient: PatientRowDto, agrees: readonly string[]): Piece[][] {
    const { dateOfBirth, phone } = this.typed();
    const born = bornOf(dateOfBirth, this.clock.today()).dateOfBirth;
    const whole = (text: string): Piece[] => [{ text, differs: false }];
    const compared = (known: string, typed: string, isSame: boolean) =>
      isSame || !typed ? whole(known) : differing(known, typed);
    return [
      ...(patient.dateOfBirth
        ? [compared(dayText(patient.dateOfBirth), born ? dayText(born) : '', agrees.includes('dateOfBirth'))]
        : []),
      whole(this.words.translate(`patients.sex.${patient.sex}`)),
      ...(patient.phone
        ? [compared(phoneText(patient.phone), phone.trim() && phoneText(phone), agrees.includes('phone'))]
        : []),
    ];
  }

  private sentence(agreements: string[]): string {
    const names = agreements.map((field) => this.words.translate(`patients.duplicate.${field}`));
    if (!names.length) return this.words.translate('patients.duplicate.alike');
    const last = names.pop() ?? '';
    const and = this.words.translate('patients.duplicate.and');
    const fields = names.length ? `${names.join(', ')} ${and} ${last}` : last;
    return this.words.translate('patients.duplicate.same', { fields });
  }
}
