import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseSummaryDto } from '@cuspid/cases/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, rereads } from '@cuspid/platform/web';
import { CaseWords } from '../case-words';

const SHOWN = 3;

/** On the first page of a patient's record: "Class II division 1: worked on, 1 task overdue". Nothing where there is no case. */
@Component({
  selector: 'cd-cases-card',
  imports: [RouterLink, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (lines().length) {
      <section class="card p-4" aria-labelledby="cd-patient-cases">
        <h2 id="cd-patient-cases" class="mb-2">{{ 'cases.card.title' | transloco }}</h2>
        <ul class="flex flex-col gap-1.5">
          @for (line of lines(); track line.id) {
            <li>
              <p class="wrap-anywhere">
                <a class="recall-link" routerLink="/cases" [queryParams]="{ list: 'all', case: line.id }">{{
                  line.text
                }}</a>
                @if (line.late) {
                  <span class="text-amber">, {{ line.late }}</span>
                }
              </p>
              <p class="text-small text-ink-2">{{ line.people }}</p>
            </li>
          }
        </ul>
        @if (goesOn()) {
          <p class="mt-2 text-small text-ink-2">{{ 'cases.card.more' | transloco }}</p>
        }
      </section>
    } @else if (cases.error()) {
      <p class="card p-4 flex items-center gap-3" role="alert">
        {{ 'cases.card.notLoaded' | transloco }}
        <button type="button" class="btn btn-small" (click)="cases.reload()">{{ 'ui.retry' | transloco }}</button>
      </p>
    }
  `,
})
export class CasesCard {
  readonly patientId = input.required<number>();

  private readonly words = inject(CaseWords);
  protected readonly cases = httpResource<Page<CaseSummaryDto>>(() => ({
    url: '/api/cases',
    params: { patientId: this.patientId(), limit: SHOWN },
  }));
  private readonly known = computed(() => (this.cases.hasValue() ? this.cases.value() : null));
  protected readonly goesOn = computed(() => !!this.known()?.nextCursor);
  protected readonly lines = computed(() => (this.known()?.items ?? []).map((one) => this.lineOf(one)));

  constructor() {
    inject(LiveEvents).on('cases', rereads(this.cases));
  }

  private lineOf({ id, title, state, isRemoved, overdueCount, student, supervisor }: CaseSummaryDto) {
    const stands = this.words.say(isRemoved ? 'removed' : `state.${state}`).toLowerCase();
    const count = overdueCount;
    const late = count ? this.words.say(count === 1 ? 'card.late' : 'card.lateMany', { count }) : null;
    const people = this.words.say('card.people', { student: student.name, supervisor: supervisor.name });
    return { id, text: `${title ?? this.words.say('untitled')}: ${stands}`, late, people };
  }
}
