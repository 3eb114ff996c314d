import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MergeField, MergePreviewDto } from '@cuspid/patients/contracts';
import { MergeWords } from './merge-words';

/** The fields in which two records differ, side by side, each with the one to keep: arrow keys choose. */
@Component({
  selector: 'cd-field-choice',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <table class="table merge-table">
      <thead>
        <tr>
          <th scope="col" class="w-[26%]">{{ 'patients.merge.column.field' | transloco }}</th>
          <th scope="col">
            {{ preview().stays.patientCode }}
            <span class="font-normal text-ink-3">{{ 'patients.merge.stays' | transloco }}</span>
          </th>
          <th scope="col">
            {{ preview().goes.patientCode }}
            <span class="font-normal text-ink-3">{{ 'patients.merge.goes' | transloco }}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.field) {
          <tr>
            <th scope="row" [id]="'merge-' + row.field">{{ row.label }}</th>
            @for (side of row.sides; track side.isTaken) {
              <td>
                <label class="merge-choice" [class.merge-kept]="side.isKept">
                  <input
                    type="radio"
                    [name]="'merge-' + row.field"
                    [attr.aria-describedby]="'merge-' + row.field"
                    [checked]="side.isKept"
                    (change)="chosen.emit({ field: row.field, isTaken: side.isTaken })"
                  />
                  <span [class.text-ink-3]="side.isEmpty">{{ side.text }}</span>
                </label>
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class FieldChoice {
  readonly preview = input.required<MergePreviewDto>();
  /** Fields taken over from the record that goes. */
  readonly taken = input.required<ReadonlySet<MergeField>>();
  readonly chosen = output<{ field: MergeField; isTaken: boolean }>();

  private readonly words = inject(MergeWords);
  protected readonly rows = computed(() =>
    this.preview().fields.map(({ field, stays, goes }) => ({
      field,
      label: this.words.field(field),
      sides: [
        { isTaken: false, text: this.words.value(field, stays), isEmpty: stays === null },
        { isTaken: true, text: this.words.value(field, goes), isEmpty: goes === null },
      ].map((side) => ({ ...side, isKept: side.isTaken === this.taken().has(field) })),
    })),
  );
}
