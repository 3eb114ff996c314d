import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { OpenPatient } from '@cuspid/patients/web';
import { Session } from '@cuspid/platform/web';
import { NotesColumn } from '../notes/notes-column';
import { ProblemList } from './problem-list';

/** Diagnosis of the open patient: the problem list, and beside it what is written about it. */
@Component({
  selector: 'cd-diagnosis-page',
  imports: [NotesColumn, ProblemList, TranslocoPipe],
  host: { class: 'block h-full min-h-0' },
  template: `
    <div class="notes-room">
      <section class="notes-main" [attr.aria-label]="'notes.problems' | transloco">
        <cd-problem-list [patientId]="patientId()" [isWritable]="open.isWritable()" />
      </section>
      @if (mayReadNotes()) {
        <section class="notes-side" [attr.aria-label]="'notes.diagnoses' | transloco">
          <cd-notes-column
            only="DIAGNOSIS"
            [heading]="'notes.diagnoses' | transloco"
            [patientId]="patientId()"
            [isWritable]="open.isWritable()"
            [opens]="write()"
          />
        </section>
      }
    </div>
  `,
})
export class DiagnosisPage {
  /** The patient, from the address. */
  readonly id = input.required<string>();
  /** A draft to go on with. */
  readonly write = input<string>();

  private readonly session = inject(Session);
  protected readonly open = inject(OpenPatient);
  protected readonly patientId = computed(() => Number(this.id()));
  protected readonly mayReadNotes = computed(() => this.session.can('note.read'));
}
