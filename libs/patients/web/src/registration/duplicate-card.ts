import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCopy } from '@lucide/angular';
import type { DuplicateDto, PatientRowDto } from '@cuspid/patients/contracts';
import { ClinicClock, dayText, phoneText } from '@cuspid/platform/web';
import { Avatar } from '@cuspid/ui';
import { bornOf, readBirth } from '../person/birth';
import type { Person } from '../person/person';
import { Differing } from './differing-text';
import { differing, differingDay, type Piece } from './differing';

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
    const typed = this.typed().phone.trim();
    const isCompared = typed !== '' && !agrees.includes('phone');
    return [
      ...(patient.dateOfBirth ? [this.born(dayText(patient.dateOfBirth))] : []),
      [{ text: this.words.translate(`patients.sex.${patient.sex}`), differs: false }],
      ...(patient.phone ? [differing(phoneText(patient.phone), isCompared ? phoneText(typed) : '')] : []),
    ];
  }

  private born(known: string): Piece[] {
    const [text, today] = [this.typed().dateOfBirth, this.clock.today()];
    const birth = readBirth(text, today);
    const { dateOfBirth } = bornOf(text, today);
    const parts = birth.kind === 'day' ? 3 : birth.kind === 'about' && !birth.isYearOnly ? 2 : 1;
    return dateOfBirth ? differingDay(known, dayText(dateOfBirth), parts) : [{ text: known, differs: false }];
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
