import { Component, input } from '@angular/core';
import { FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { LANGUAGES } from '@cuspid/patients/contracts';
import { Field, TextInput } from '@cuspid/ui';

/** The language the patient's letters are in. */
@Component({
  selector: 'cd-language-field',
  imports: [Field, FormField, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <cd-field [label]="'patients.field.language' | transloco" [of]="field()">
      <select cdInput [formField]="field()">
        @for (language of languages; track language) {
          <option [value]="language">{{ 'patients.language.' + language | transloco }}</option>
        }
      </select>
    </cd-field>
  `,
})
export class LanguageField {
  readonly field = input.required<FieldTree<string>>();
  protected readonly languages = LANGUAGES;
}
