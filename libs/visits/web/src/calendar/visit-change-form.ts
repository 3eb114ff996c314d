import { Component, computed, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import type { VisitDto, VisitProcedureDto } from '@cuspid/visits/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import { Field, TextInput } from '@cuspid/ui';
import { plannedOf, ProcedurePicker } from '../booking/procedure-picker';
import { VisitActs } from '../visit-acts';
import { ClinicPeople } from './clinic-people';

/** Changes what a visit is for, where, and its notes. Its time and its dentist change by moving it in the book. */
@Component({
  selector: 'cd-visit-change-form',
  imports: [Field, FormField, ProcedurePicker, TextInput, TranslocoPipe],
  template: `
    <form
      class="mt-3 grid gap-3"
      novalidate
      (submit)="$event.preventDefault(); submit()"
      (keydown.escape)="$event.stopPropagation(); closed.emit()"
    >
      <cd-field [label]="'visits.fact.type' | transloco" [of]="form.type">
        <select cdInput [formField]="form.type">
          @for (type of types(); track type) {
            <option [value]="type">{{ type }}</option>
          }
        </select>
      </cd-field>
      <cd-field [label]="'visits.fact.chair' | transloco" [of]="form.chairId">
        <select cdInput [formField]="form.chairId">
          <option value="">{{ 'visits.book.noChair' | transloco }}</option>
          @for (chair of people.chairs(); track chair.id) {
            <option [value]="chair.id">{{ chair.name }}</option>
          }
        </select>
      </cd-field>
      <cd-field [label]="'visits.fact.planned' | transloco">
        <cd-procedure-picker name="cd-planned-now" [(picked)]="planned" />
      </cd-field>
      <cd-field [label]="'visits.fact.notes' | transloco" [of]="form.notes">
        <textarea cdInput rows="3" [formField]="form.notes"></textarea>
      </cd-field>
      <div class="flex gap-2">
        <button type="submit" class="btn btn-primary" [disabled]="acts.isBusy(visit().id)">
          {{ 'visits.save' | transloco }}
        </button>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'ui.cancel' | transloco }}</button>
      </div>
    </form>
  `,
})
export class VisitChangeForm {
  readonly visit = input.required<VisitDto>();
  readonly closed = output<void>();

  protected readonly people = inject(ClinicPeople);
  protected readonly acts = inject(VisitActs);
  private readonly id = computed(() => this.visit().id);
  /** What is typed stays while others change the visit: the version on the screen decides whether it may be saved. */
  private readonly from = linkedSignal<number, VisitDto>({
    source: this.id,
    computation: () => untracked(this.visit),
  });
  protected readonly model = linkedSignal(() => {
    const { type, chair, notes } = this.from();
    return { type, chairId: chair ? String(chair.id) : '', notes: notes ?? '' };
  });
  protected readonly planned = linkedSignal<readonly VisitProcedureDto[]>(() => this.from().procedures);
  protected readonly form = form(this.model, (path) => {
    required(path.type);
    maxLength(path.notes, VISIT.notesMax);
  });
  protected readonly types = computed(() => [
    ...new Set([this.from().type, ...this.people.types().map(({ name }) => name)]),
  ]);

  protected async submit(): Promise<void> {
    if (this.form().invalid()) return;
    const { type, chairId, notes } = this.model();
    const procedures = plannedOf(this.planned());
    const what = { type, chairId: Number(chairId) || null, notes: notes.trim() || null, procedures };
    if (await this.acts.change(this.from(), what)) this.closed.emit();
  }
}
