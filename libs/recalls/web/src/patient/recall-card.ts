import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PatientRecallsDto, RecallDto } from '@cuspid/recalls/contracts';
import { dayText, LiveEvents, rereads } from '@cuspid/platform/web';
import { RecallWords } from '../recall-words';

/** On the first page of a patient's record: "Check-up: due since 3 Nov 2026, 2 tries". Nothing where nothing is due. */
@Component({
  selector: 'cd-recall-card',
  imports: [RouterLink, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (lines().length || isSilent()) {
      <section class="card p-4" aria-labelledby="cd-recalls">
        <h2 id="cd-recalls" class="mb-2">{{ 'recalls.card.title' | transloco }}</h2>
        @if (isSilent()) {
          <p class="text-red font-medium">{{ 'recalls.doNotContact' | transloco }}</p>
        }
        @for (line of lines(); track line.id) {
          <p class="tabular">
            <a
              class="recall-link"
              routerLink="/recalls"
              [queryParams]="{ recall: line.id, q: line.code, state: line.state }"
            >
              {{ line.text }}
            </a>
          </p>
        }
      </section>
    }
  `,
})
export class RecallCard {
  readonly patientId = input.required<number>();

  private readonly words = inject(RecallWords);
  private readonly recalls = httpResource<PatientRecallsDto>(() => `/api/patients/${this.patientId()}/recalls`);
  private readonly known = computed(() => (this.recalls.hasValue() ? this.recalls.value() : null));
  protected readonly isSilent = computed(() => this.known()?.preference.doNotContact ?? false);
  protected readonly lines = computed(() =>
    (this.known()?.items ?? []).map((recall) => ({
      id: recall.id,
      code: recall.patient.patientCode,
      state: recall.state,
      text: this.lineOf(recall),
    })),
  );

  constructor() {
    inject(LiveEvents).on('recalls', rereads(this.recalls));
  }

  private lineOf(recall: RecallDto): string {
    const day = dayText(recall.state === 'later' ? recall.nextOn : recall.dueOn);
    const said = this.words.say(`card.${recall.state}`, { rule: recall.rule.name, day });
    const tries = recall.attempts
      ? this.words.say(recall.attempts === 1 ? 'card.try' : 'card.tries', { count: recall.attempts })
      : null;
    const booked = this.words.booked(recall);
    return [said, booked ?? tries].filter(Boolean).join(', ');
  }
}
