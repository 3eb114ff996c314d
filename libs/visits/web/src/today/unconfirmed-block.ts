import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject, InjectionToken, type Type } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { dayAfter } from '@cuspid/platform/contracts';
import { ClinicClock, phoneText } from '@cuspid/platform/web';
import { TaskBlock } from '@cuspid/ui';
import type { VisitDto } from '@cuspid/visits/contracts';
import { VisitActs } from '../visit-acts';
import { nameOf } from '../visit-states';
import { visitCard } from './visit-card';

/** What is told of the letters of a visit; its shape is the affair of the room above. */
interface LettersTold {
  visitId: number;
  letters: object;
}

/** What a room above adds to a visit nobody has confirmed: a component that takes its `visitId`. */
export const UNCONFIRMED_STEP = new InjectionToken<Type<unknown>>('what else can be done about a visit not confirmed');

/** Whose visit of tomorrow nobody has heard of: call, then Confirm. */
@Component({
  selector: 'cd-unconfirmed-block',
  imports: [NgComponentOutlet, RouterLink, TaskBlock, TranslocoPipe],
  template: `
    <cd-task-block
      [heading]="'visits.day.unconfirmed' | transloco"
      [count]="card.count()"
      [empty]="'visits.day.allConfirmed' | transloco"
      [failed]="card.failed() ? ('visits.notLoaded' | transloco) : null"
      (retry)="card.reload()"
    >
      @if ((card.count() ?? 0) > rows().length) {
        <a all class="link" routerLink="/calendar" [queryParams]="{ day: day() }">{{
          'visits.day.all' | transloco: { count: card.count() }
        }}</a>
      }
      @for (visit of rows(); track visit.id) {
        <li class="task-row" data-task tabindex="-1">
          <a class="task-time tabular" routerLink="/calendar" [queryParams]="{ day: day(), visit: visit.id }">{{
            clock.time(visit.startsAt)
          }}</a>
          <span class="task-who">
            <a class="block truncate" [routerLink]="['/patients', visit.patient.id]">{{ nameOf(visit) }}</a>
            <span class="task-note truncate">
              @if (visit.patient.phone; as phone) {
                <a class="link tabular" [href]="'tel:' + phone">{{ phoneText(phone) }}</a>
              } @else {
                {{ 'visits.day.noPhone' | transloco }}
              }
              · {{ visit.type }}
            </span>
          </span>
          <span class="task-step flex items-center justify-end gap-2">
            @if (step) {
              <ng-container [ngComponentOutlet]="step" [ngComponentOutletInputs]="inputs(visit)" />
            }
            <button
              type="button"
              class="btn btn-small"
              data-step
              [disabled]="acts.isBusy(visit.id)"
              (click)="confirm(visit)"
            >
              {{ 'visits.day.confirm' | transloco }}
            </button>
          </span>
        </li>
      }
    </cd-task-block>
  `,
})
export class UnconfirmedBlock {
  protected readonly clock = inject(ClinicClock);
  protected readonly acts = inject(VisitActs);
  protected readonly step = inject(UNCONFIRMED_STEP, { optional: true });
  protected readonly nameOf = nameOf;
  protected readonly phoneText = phoneText;
  protected readonly day = computed(() => dayAfter(this.clock.today(), 1));
  protected readonly card = visitCard<{ letters: readonly LettersTold[] }>('unconfirmed');
  protected readonly rows = this.card.rows;

  /** What the room above needs for its step; what is told of the visit's letters is passed on as it came. */
  protected inputs({ id }: VisitDto): Record<string, unknown> {
    const told = this.card.about()?.letters.find(({ visitId }) => visitId === id);
    return { visitId: id, letters: told?.letters };
  }

  protected confirm(visit: VisitDto): void {
    void this.acts.confirm(visit);
  }
}
