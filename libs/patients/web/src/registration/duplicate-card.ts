import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCopy } from '@lucide/angular';
import type { DuplicateDto } from '@cuspid/patients/contracts';
import { dayText, phoneText } from '@cuspid/platform/web';
import { Avatar } from '@cuspid/ui';
import type { Person } from '../person/person';
import { differing } from './differing';

/** "Same phone and birth date": both names together are the name. */
export function agreementsOf({ agrees }: Pick<DuplicateDto, 'agrees'>): string[] {
  const named = agrees.includes('firstName') && agrees.includes('lastName');
  const names = named ? ['name'] : agrees.filter((field) => field === 'firstName' || field === 'lastName');
  return [...names, ...agrees.filter((field) => field === 'phone' || field === 'dateOfBirth')];
}

/** Who may be registered already: which fields agree, which letters differ, and the decision somebody has to take. */
@Component({
  selector: 'cd-duplicate-card',
  imports: [Avatar, LucideCopy, TranslocoPipe],
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
        facts: [
          patient.dateOfBirth ? dayText(patient.dateOfBirth) : '',
          this.words.translate(`patients.sex.${patient.sex}`),
          patient.phone ? phoneText(patient.phone) : '',
        ].filter(Boolean),
        agrees: this.sentence(agreementsOf({ agrees })),
      })),
  );

  private sentence(agreements: string[]): string {
    const names = agreements.map((field) => this.words.translate(`patients.duplicate.${field}`));
    if (!names.length) return this.words.translate('patients.duplicate.alike');
    const last = names.pop() ?? '';
    const and = this.words.translate('patients.duplicate.and');
    const fields = names.length ? `${names.join(', ')} ${and} ${last}` : last;
    return this.words.translate('patients.duplicate.same', { fields });
  }
}
