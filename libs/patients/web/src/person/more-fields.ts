import { Component, input, model } from '@angular/core';
import { FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideChevronDown, LucideChevronRight } from '@lucide/angular';
import { Field, TextInput } from '@cuspid/ui';
import { GuardianFields } from './guardian-fields';
import type { Person } from './person';

/** The rest of the record, folded until somebody needs it. Stands in a grid of two columns. */
@Component({
  selector: 'cd-more-fields',
  imports: [Field, FormField, GuardianFields, LucideChevronDown, LucideChevronRight, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './more-fields.html',
})
export class MoreFields {
  readonly fields = input.required<FieldTree<Person>>();
  /** A minor's guardian stands further up, among what has to be filled in. */
  readonly isMinor = input(false);
  /** A new record may have been made earlier, on paper. */
  readonly isNew = input(false);
  readonly open = model(false);
}
