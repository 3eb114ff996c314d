import { afterNextRender, Component, inject, output, signal } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { CARE_TEAM } from '@cuspid/patients/contracts';
import { Field, TextInput } from '@cuspid/ui';
import { save } from '@cuspid/platform/web';

/** Why a request is returned: whoever asked reads it. */
@Component({
  selector: 'cd-return-form',
  imports: [Field, FormField, TextInput, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <form
      novalidate
      class="grid gap-3 max-w-[72ch]"
      (submit)="$event.preventDefault(); submit()"
      (keydown.control.enter)="submit()"
      (keydown.escape)="$event.stopPropagation(); dropped.emit()"
    >
      <cd-field [label]="'patients.approvals.returnWhy' | transloco" [of]="form.reason">
        <textarea cdInput rows="3" [formField]="form.reason"></textarea>
      </cd-field>
      <span class="flex gap-2">
        <button type="submit" class="btn btn-primary">
          {{ 'patients.approvals.returnIt' | transloco }} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" class="btn btn-ghost" (click)="dropped.emit()">{{ 'ui.cancel' | transloco }}</button>
      </span>
    </form>
  `,
})
export class ReturnForm {
  readonly given = output<string>();
  readonly dropped = output<void>();

  private readonly words = inject(TranslocoService);
  private readonly model = signal({ reason: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.reason, { message: () => this.words.translate('patients.approvals.returnNeeds') });
    maxLength(path.reason, CARE_TEAM.reasonMax);
  });

  constructor() {
    afterNextRender(() => this.form.reason().focusBoundControl());
  }

  protected async submit(): Promise<void> {
    await save(this.form, async () => this.given.emit(this.model().reason.trim()), '');
  }
}
