import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ClinicalNoteDto, PlanDto } from '@cuspid/clinical-notes/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, LiveEvents, rereads, Session } from '@cuspid/platform/web';
import { NotesApi } from '../notes/notes-api';
import { NoteWords } from '../notes/note-words';
import { PlanApi } from '../plan/plan-api';

const SHOWN = 3;

/** On the first page of a record: phases of the plan that are not done, and notes of one's own that are not signed. */
@Component({
  selector: 'cd-overview-notes',
  imports: [RouterLink, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (phases().length || drafts().length) {
      <section class="card p-4" aria-labelledby="cd-overview-notes">
        <h2 id="cd-overview-notes" class="mb-2">{{ 'notes.card.title' | transloco }}</h2>
        @for (phase of phases(); track phase.id) {
          <p class="tabular">
            <a class="recall-link" [routerLink]="['/patients', patientId(), 'plan']">{{
              'notes.card.openPhase'
                | transloco: { name: phase.name, done: phase.progress.done, items: phase.progress.items }
            }}</a>
          </p>
        }
        @for (draft of drafts(); track draft.id) {
          <p>
            <a
              class="recall-link text-amber!"
              [routerLink]="['/patients', patientId(), draft.page]"
              [queryParams]="{ write: draft.id }"
              >{{ draft.text }}</a
            >
          </p>
        }
      </section>
    }
  `,
})
export class NotesCard {
  readonly patientId = input.required<number>();

  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(NoteWords);
  private readonly plan = httpResource<PlanDto>(() => PlanApi.of(this.patientId()));
  /** Drafts are their author's: what is listed here is one's own. */
  private readonly notes = httpResource<Page<ClinicalNoteDto>>(() =>
    this.session.can('note.write')
      ? { url: NotesApi.ofPatient(this.patientId()), params: { state: 'DRAFT', limit: SHOWN } }
      : undefined,
  );
  protected readonly phases = computed(() =>
    (this.plan.hasValue() ? this.plan.value().phases : []).filter(({ progress }) => progress.open > 0),
  );
  protected readonly drafts = computed(() =>
    (this.notes.hasValue() ? this.notes.value().items : []).map(({ id, type, createdAt }) => ({
      id,
      page: type === 'DIAGNOSIS' ? 'diagnosis' : 'plan',
      text: this.words.say('card.draft', {
        type: this.words.say(`type.${type}`),
        day: dayText(this.clock.today(createdAt)),
      }),
    })),
  );

  constructor() {
    const live = inject(LiveEvents);
    const isThis = (patientId?: number) => patientId === undefined || patientId === this.patientId();
    const [readPlan, readNotes] = [rereads(this.plan), rereads(this.notes)];
    live.on('plan', ({ patientId }) => isThis(patientId) && readPlan());
    live.on('notes', ({ patientId }) => isThis(patientId) && readNotes());
  }
}
