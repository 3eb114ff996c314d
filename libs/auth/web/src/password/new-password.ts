import { Component, input } from '@angular/core';
import { FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field } from '@cuspid/ui';
import { PasswordField } from './password-field';
import { StrengthMeter } from './strength-meter';

/** A new password, typed twice, with the meter that explains. Part of a form. */
@Component({
  selector: 'cd-new-password',
  imports: [Field, FormField, PasswordField, StrengthMeter, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <cd-field class="mb-4" [label]="'auth.new' | transloco" [of]="password()">
      <cd-password-field autocomplete="new-password" [formField]="password()" />
      <cd-strength-meter below [password]="password()().value()" [personal]="personal()" />
    </cd-field>
    <cd-field class="mb-5" [label]="'auth.repeat' | transloco" [of]="repeated()">
      <cd-password-field autocomplete="new-password" [formField]="repeated()" />
    </cd-field>
  `,
})
export class NewPassword {
  readonly password = input.required<FieldTree<string>>();
  readonly repeated = input.required<FieldTree<string>>();
  readonly personal = input<readonly string[]>([]);
}
