import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PatientsMergedDto } from '@cuspid/patients/contracts';
import { PageHeader } from '@cuspid/ui';
import { MergeWords } from './merge-words';
import { Unmerging } from './unmerging';

/** What a merge did, and the way back. */
@Component({
  selector: 'cd-merge-done',
  imports: [PageHeader, RouterLink, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <cd-page-header [heading]="'patients.merge.done' | transloco: codes()" />
    <div class="px-(--gutter) pb-(--gutter) grid gap-4 max-w-[720px]">
      <p role="status">{{ 'patients.merge.doneText' | transloco: codes() }}</p>
      <section class="card merge-card" aria-labelledby="cd-merge-moved">
        <h2 id="cd-merge-moved">{{ 'patients.merge.moved' | transloco }}</h2>
        <table class="table merge-table">
          <tbody>
            @for (part of parts(); track part.name) {
              <tr>
                <th scope="row">{{ 'patients.merge.part.' + part.name | transloco }}</th>
                <td class="text-ink-2">{{ part.effect }}</td>
              </tr>
            }
          </tbody>
        </table>
      </section>
      <p class="flex gap-2">
        <a class="btn btn-primary" [routerLink]="['/patients', merged().patient.id]">
          {{ 'patients.merge.openIt' | transloco: { code: merged().patient.patientCode } }}
        </a>
        <button type="button" class="btn" [disabled]="undoing.isBusy()" (click)="undo()">
          {{ 'patients.merge.undo.verb' | transloco }}
        </button>
      </p>
    </div>
  `,
})
export class MergeDone {
  readonly merged = input.required<PatientsMergedDto>();
  readonly undone = output<void>();

  private readonly words = inject(MergeWords);
  protected readonly undoing = inject(Unmerging);
  protected readonly codes = computed(() => {
    const { merge, patient } = this.merged();
    return {
      stays: patient.patientCode,
      goes: merge.merged.patientCode,
      name: `${patient.firstName} ${patient.lastName}`,
    };
  });
  protected readonly parts = computed(() =>
    this.merged()
      .parts.filter(({ goes, ended }) => goes + ended > 0)
      .map((part) => ({ ...part, effect: this.words.effect(part) })),
  );

  protected async undo(): Promise<void> {
    if (await this.undoing.ask(this.merged().patient)) this.undone.emit();
  }
}
