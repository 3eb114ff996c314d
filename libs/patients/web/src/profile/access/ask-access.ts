import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { CARE_TEAM } from '@cuspid/patients/contracts';
import { save } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import { CareTeamApi } from '../../care-team-api';

/** Asks whoever may for access to a record that is not in one's care. The answer comes as a notice. */
@Component({
  selector: 'cd-ask-access',
  imports: [Field, FormField, LucideCircleAlert, TextInput, TranslocoPipe],
  host: { class: 'block w-full max-w-[420px]' },
  template: `
    @if (isAsked()) {
      <p role="status">{{ 'patients.access.asked' | transloco }}</p>
    } @else {
      <form novalidate class="grid gap-3 text-left" (submit)="$event.preventDefault(); ask()">
        <cd-field [label]="'patients.access.why' | transloco" [of]="form.reason">
          <input cdInput autocomplete="off" [formField]="form.reason" />
        </cd-field>
        <div role="alert" class="empty:hidden">
          @for (problem of form().errors(); track $index) {
            <p class="form-problem mb-0"><svg lucideCircleAlert></svg>{{ problem.message }}</p>
          }
        </div>
        <button type="submit" class="btn btn-primary justify-self-start" [disabled]="form().submitting()">
          {{ 'patients.access.verb' | transloco }}
        </button>
      </form>
    }
  `,
})
export class AskAccess {
  readonly patientId = input.required<number>();

  private readonly api = inject(CareTeamApi);
  private readonly words = inject(TranslocoService);
  private readonly model = signal({ reason: '' });
  /** Asked for this record, while it is looked at. */
  protected readonly isAsked = linkedSignal({ source: this.patientId, computation: () => false });
  protected readonly form = form(this.model, (path) => {
    required(path.reason, { message: () => this.words.translate('patients.access.needsWhy') });
    maxLength(path.reason, CARE_TEAM.reasonMax);
  });

  protected async ask(): Promise<void> {
    if (this.form().submitting()) return;
    const asked = await save(
      this.form,
      () => this.api.askAccess(this.patientId(), this.model().reason.trim()),
      this.words.translate('patients.access.failed'),
    );
    if (asked) this.isAsked.set(true);
  }
}
