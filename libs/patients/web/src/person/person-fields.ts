import { Component, computed, inject, input } from '@angular/core';
import { FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { SEXES } from '@cuspid/patients/contracts';
import { ageText, ClinicClock, dayText } from '@cuspid/platform/web';
import { Field, Segmented, TextInput } from '@cuspid/ui';
import { readBirth } from './birth';
import type { Person } from './person';

/** Names, birth date, sex and phone: what makes a person, in the order the desk asks. Stands in a grid of two columns. */
@Component({
  selector: 'cd-person-fields',
  imports: [Field, FormField, Segmented, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <cd-field [label]="'patients.field.firstName' | transloco" [of]="fields().firstName">
      <input cdInput autocomplete="off" autocapitalize="words" spellcheck="false" [formField]="fields().firstName" />
    </cd-field>
    <cd-field [label]="'patients.field.lastName' | transloco" [of]="fields().lastName">
      <input cdInput autocomplete="off" autocapitalize="words" spellcheck="false" [formField]="fields().lastName" />
    </cd-field>
    <cd-field [label]="'patients.field.dateOfBirth' | transloco" [aside]="age()" [of]="fields().dateOfBirth">
      <input
        cdInput
        class="tabular"
        autocomplete="off"
        [placeholder]="'patients.birth.placeholder' | transloco"
        [formField]="fields().dateOfBirth"
      />
    </cd-field>
    <cd-field [label]="'patients.field.sex' | transloco" [of]="fields().sex">
      <cd-segmented [options]="sexes" [formField]="fields().sex" />
    </cd-field>
    <cd-field class="col-span-2" [label]="'patients.field.phone' | transloco" [of]="fields().phone">
      <input cdInput class="tabular" type="tel" autocomplete="off" [formField]="fields().phone" />
    </cd-field>
  `,
})
export class PersonFields {
  readonly fields = input.required<FieldTree<Person>>();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly sexes = SEXES.map((value) => ({ value, label: this.words.translate(`patients.sex.${value}`) }));

  /** What was understood: "14 Mar 1994 · 32 y", "about Mar 1994 · 32 y", or "about 1994" from an age. */
  protected readonly age = computed(() => {
    const today = this.clock.today();
    const birth = readBirth(this.fields().dateOfBirth().value(), today);
    if (birth.kind === 'day') return `${dayText(birth.day)} · ${ageText(birth.day, today)}`;
    if (birth.kind === 'about') {
      // The first of the month stands for the month, the first month for the year.
      const [, month = '', year = ''] = dayText(birth.day).split(' ');
      const about = birth.isYearOnly ? year : `${month} ${year}`;
      return `${this.words.translate('patients.birth.about', { year: about })} · ${ageText(birth.day, today)}`;
    }
    if (birth.kind !== 'age') return null;
    return this.words.translate('patients.birth.about', { year: Number(today.slice(0, 4)) - birth.years });
  });
}
