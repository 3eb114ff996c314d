import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MergePreviewDto } from '@cuspid/patients/contracts';
import { MergeWords } from './merge-words';

/** What each table holds of the two records, and what becomes of it. */
@Component({
  selector: 'cd-part-effects',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <table class="table merge-table">
      <thead>
        <tr>
          <th scope="col">{{ 'patients.merge.column.part' | transloco }}</th>
          <th scope="col" class="number">{{ preview().stays.patientCode }}</th>
          <th scope="col" class="number">{{ preview().goes.patientCode }}</th>
          <th scope="col">{{ 'patients.merge.column.effect' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (part of parts(); track part.name) {
          <tr>
            <th scope="row">{{ 'patients.merge.part.' + part.name | transloco }}</th>
            <td class="number tabular">{{ part.stays }}</td>
            <td class="number tabular">{{ part.goes }}</td>
            <td class="text-ink-2">{{ part.effect }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class PartEffects {
  readonly preview = input.required<MergePreviewDto>();

  private readonly words = inject(MergeWords);
  protected readonly parts = computed(() =>
    this.preview().parts.map((part) => ({ ...part, effect: this.words.effect(part) })),
  );
}
