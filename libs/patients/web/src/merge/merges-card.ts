import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideMerge } from '@lucide/angular';
import type { MergesDto } from '@cuspid/patients/contracts';
import { ClinicClock, dayText, LiveEvents, rereads, Session } from '@cuspid/platform/web';
import { OpenPatient } from '../profile/open-patient';
import { Unmerging } from './unmerging';

/** The records that are part of this one; the newest can be taken out again. Nothing, where there are none. */
@Component({
  selector: 'cd-merges-card',
  imports: [LucideMerge, TranslocoPipe],
  host: { class: 'block', '[class.hidden]': 'rows().length === 0' },
  template: `
    @if (rows().length > 0) {
      <section class="card p-4" aria-labelledby="cd-merges">
        <h2 id="cd-merges" class="mb-2">{{ 'patients.merge.title' | transloco }}</h2>
        <ul class="grid gap-2">
          @for (row of rows(); track row.id) {
            <li class="flex items-center gap-2.5 min-h-8">
              <svg lucideMerge class="text-ink-3 flex-none"></svg>
              <p class="min-w-0">{{ 'patients.merge.told' | transloco: row }}</p>
              @if (row.isNewest && mayUndo()) {
                <button type="button" class="btn btn-small ml-auto" [disabled]="undoing.isBusy()" (click)="undo()">
                  {{ 'patients.merge.undo.verb' | transloco }}
                </button>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
})
export class MergesCard {
  private readonly open = inject(OpenPatient);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  protected readonly undoing = inject(Unmerging);
  private readonly merges = httpResource<MergesDto>(() => {
    const id = this.open.id();
    return id === null ? undefined : `/api/patients/${id}/merges`;
  });
  protected readonly mayUndo = computed(() => this.session.can('patient.merge'));
  protected readonly rows = computed(() =>
    (this.merges.hasValue() ? this.merges.value().items : [])
      .filter(({ undoneAt }) => undoneAt === null)
      .map(({ id, merged, at, by, isNewest }) => ({
        id,
        code: merged.patientCode,
        name: merged.name,
        day: dayText(this.clock.today(at)),
        who: by.name,
        isNewest,
      })),
  );

  constructor() {
    const reread = rereads(this.merges);
    // An event that names nobody tells of several, or of what was missed.
    inject(LiveEvents).on(
      'patients',
      ({ patientId }) => (patientId === undefined || patientId === this.open.id()) && reread(),
    );
  }

  protected async undo(): Promise<void> {
    const patient = this.open.patient();
    if (patient && (await this.undoing.ask(patient))) this.open.reload();
  }
}
