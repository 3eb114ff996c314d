import { Component, input } from '@angular/core';
import { FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { ROLES } from '@cuspid/platform/contracts';
import { Field, TextInput } from '@cuspid/ui';
import type { UserModel } from './user-model';

/** Name, address, role and department. Stands in a grid of two columns. */
@Component({
  selector: 'cd-user-fields',
  imports: [Field, FormField, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <cd-field class="col-span-2" [label]="'users.column.name' | transloco" [of]="fields().name">
      <input cdInput autocomplete="off" autocapitalize="words" spellcheck="false" [formField]="fields().name" />
    </cd-field>
    <cd-field class="col-span-2" [label]="'users.column.email' | transloco" [hint]="emailHint()" [of]="fields().email">
      <input cdInput type="email" autocomplete="off" spellcheck="false" [formField]="fields().email" />
    </cd-field>
    <cd-field [label]="'users.column.role' | transloco" [of]="fields().role" [hint]="roleHint()">
      <select cdInput [formField]="fields().role">
        @if (!fields().role().value()) {
          <option value="" hidden></option>
        }
        @for (role of roles; track role) {
          <option [value]="role">{{ 'roles.' + role | transloco }}</option>
        }
      </select>
    </cd-field>
    <cd-field
      [label]="'users.column.department' | transloco"
      [aside]="'users.optional' | transloco"
      [of]="fields().department"
    >
      <input cdInput autocomplete="off" list="cd-departments" [formField]="fields().department" />
    </cd-field>
    <datalist id="cd-departments">
      @for (name of departments(); track name) {
        <option [value]="name"></option>
      }
    </datalist>
  `,
})
export class UserFields {
  readonly fields = input.required<FieldTree<UserModel>>();
  readonly departments = input<readonly string[]>([]);
  readonly emailHint = input<string | null>(null);
  readonly roleHint = input<string | null>(null);
  protected readonly roles = ROLES;
}
