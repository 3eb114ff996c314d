import { computed, Directive, inject } from '@angular/core';
import { Field } from './field';

/** The look of a text field, and its ties to the `cd-field` around it. Works on input, textarea and select. */
@Directive({
  selector: 'input[cdInput], textarea[cdInput], select[cdInput]',
  host: {
    class: 'input',
    '[attr.id]': 'id',
    '[attr.aria-describedby]': 'describedBy()',
    '[attr.aria-invalid]': 'invalid()',
  },
})
export class TextInput {
  private readonly field = inject(Field, { optional: true });
  protected readonly id = this.field?.controlId ?? null;
  protected readonly describedBy = computed(() => this.field?.describedBy() ?? null);
  protected readonly invalid = computed(() => (this.field?.shown() ? 'true' : null));
}

/** The same ties for an input inside a frame of its own (`<div class="input"><svg/><input cdBareInput/></div>`). */
@Directive({
  selector: 'input[cdBareInput]',
  host: {
    class: 'input-bare',
    '[attr.id]': 'id',
    '[attr.aria-describedby]': 'describedBy()',
    '[attr.aria-invalid]': 'invalid()',
  },
})
export class BareInput {
  private readonly field = inject(Field, { optional: true });
  protected readonly id = this.field?.controlId ?? null;
  protected readonly describedBy = computed(() => this.field?.describedBy() ?? null);
  protected readonly invalid = computed(() => (this.field?.shown() ? 'true' : null));
}
