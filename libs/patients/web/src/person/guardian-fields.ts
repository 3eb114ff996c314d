import { Component, input } from '@angular/core';
import { FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field, TextInput } from '@cuspid/ui';
import type { Person } from './person';

/** Who answers for a child; the name is required for a minor, unless somebody says that nobody knows it yet. */
@Component({
  selector: 'cd-guardian-fields',
  imports: [Field, FormField, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <cd-field
      [label]="'patients.field.guardianName' | transloco"
      [aside]="isMinor() ? ('patients.under18' | transloco) : null"
      [of]="fields().guardianName"
    >
      <input cdInput autocomplete="off" autocapitalize="words" [formField]="fields().guardianName" />
    </cd-field>
    <cd-field [label]="'patients.field.guardianPhone' | transloco" [of]="fields().guardianPhone">
      <input cdInput class="tabular" type="tel" autocomplete="off" [formField]="fields().guardianPhone" />
    </cd-field>
    @if (isMinor() && !fields().guardianName().value().trim()) {
      <label class="col-span-2 -mt-1.5 flex items-center gap-2 text-small min-h-5 touch:min-h-11">
        <input type="checkbox" class="check" [formField]="fields().isGuardianUnknown" />
        {{ 'patients.field.isGuardianUnknown' | transloco }}
      </label>
    }
  `,
})
export class GuardianFields {
  readonly fields = input.required<FieldTree<Person>>();
  readonly isMinor = input(false);
}
