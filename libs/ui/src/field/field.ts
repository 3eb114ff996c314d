import { Component, computed, input, signal, Signal } from '@angular/core';
import { LucideCircleAlert } from '@lucide/angular';
import { TranslocoPipe } from '@jsverse/transloco';

/** What a label needs to know of a signal form's field: `form.firstName` fits. */
export type FieldOf = () => {
  readonly touched: Signal<boolean>;
  readonly errors: Signal<readonly { readonly kind: string; readonly message?: string }[]>;
};

const KNOWN = ['required', 'email', 'minLength', 'maxLength', 'min', 'max'];
let count = 0;

/**
 * Label, control, hint and error, tied together for screen readers. Errors show once the field was left, or at once when
 * given as text.
 *
 * `<cd-field label="First name" [of]="form.firstName"><input cdInput [formField]="form.firstName" /></cd-field>`
 */
@Component({
  selector: 'cd-field',
  imports: [LucideCircleAlert, TranslocoPipe],
  host: { class: 'field' },
  template: `
    <label class="field-label" [attr.for]="controlId" [id]="labelId">
      {{ label() }}
      @if (aside(); as text) {
        <span class="field-aside">{{ text }}</span>
      }
      <ng-content select="[aside]" />
    </label>
    <ng-content />
    @if (shown(); as problem) {
      <p class="field-error" [id]="errorId">
        <svg lucideCircleAlert></svg>
        <span>{{ problem.text ?? (problem.key | transloco) }}</span>
      </p>
    } @else if (hint()) {
      <p class="field-hint" [id]="hintId">{{ hint() }}</p>
    }
    <ng-content select="[below]" />
  `,
})
export class Field {
  readonly label = input.required<string>();
  /** Short text at the right of the label: "Optional", "32 y". */
  readonly aside = input<string | null>();
  readonly hint = input<string | null>();
  /** The field of a signal form, whose errors are shown. */
  readonly of = input<FieldOf>();
  /** An error given as text; stands before those of the form. */
  readonly error = input<string | null>();

  private readonly own = `cd-field-${++count}`;
  /** Ids the control inside takes. */
  readonly controlId = this.own;
  readonly labelId = `${this.own}-label`;
  readonly hintId = `${this.own}-hint`;
  readonly errorId = `${this.own}-error`;
  readonly hasControl = signal(false);

  readonly shown = computed(() => {
    const given = this.error();
    if (given) return { text: given, key: '' };
    const state = this.of()?.();
    const first = state?.touched() ? state.errors()[0] : undefined;
    if (!first) return null;
    return { text: first.message, key: `ui.${KNOWN.includes(first.kind) ? first.kind : 'invalid'}` };
  });

  /** What `aria-describedby` of the control says. */
  readonly describedBy = computed(() => {
    if (this.shown()) return this.errorId;
    return this.hint() ? this.hintId : null;
  });
}
