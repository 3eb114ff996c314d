import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ClinicClock } from '@cuspid/platform/web';
import { TaskBlock, TASKS_SHOWN } from '@cuspid/ui';
import type { VisitDto } from '@cuspid/visits/contracts';
import { nameOf } from '../visit-states';
import { FirstAlert } from './first-alert';
import { onTheFives, visitList } from './visit-list';

const AHEAD_MINUTES = 60;

/** What each chair is made ready for: its next visit in an hour, what is planned, and what to know of the patient. */
@Component({
  selector: 'cd-chairs-block',
  imports: [FirstAlert, RouterLink, TaskBlock, TranslocoPipe],
  template: `
    <cd-task-block
      [heading]="'visits.day.chairs' | transloco"
      [count]="count()"
      [empty]="'visits.day.noChairs' | transloco"
      [failed]="list.problem() ? ('visits.notLoaded' | transloco) : null"
      (retry)="list.reload()"
    >
      @if ((count() ?? 0) > rows().length) {
        <a all class="link" routerLink="/calendar" [queryParams]="{ by: 'chair' }">{{
          'visits.day.all' | transloco: { count: count() }
        }}</a>
      }
      @for (visit of rows(); track visit.id) {
        <li class="task-row" data-task tabindex="-1">
          <span class="day-chair truncate">{{ visit.chair?.name }}</span>
          <a class="task-time tabular" routerLink="/calendar" [queryParams]="{ by: 'chair', visit: visit.id }">{{
            clock.time(visit.startsAt)
          }}</a>
          <span class="task-who">
            <span class="block truncate font-medium">{{ planned(visit) }}</span>
            <span class="task-note truncate">
              <a data-step [routerLink]="['/patients', visit.patient.id]">{{ nameOf(visit) }}</a>
              @if (visit.provider; as provider) {
                · {{ provider.name }}
              }
            </span>
          </span>
          <cd-first-alert class="day-alert" [patientId]="visit.patient.id" />
        </li>
      }
    </cd-task-block>
  `,
})
export class ChairsBlock {
  protected readonly clock = inject(ClinicClock);
  protected readonly nameOf = nameOf;
  protected readonly list = visitList(() => ({
    from: onTheFives(this.clock.now()),
    to: onTheFives(this.clock.now(), AHEAD_MINUTES),
  }));
  private readonly next = computed(() => {
    const ahead = this.list.visits()?.filter(isAhead);
    return ahead?.filter((visit, index) => ahead.findIndex((one) => one.chair?.id === visit.chair?.id) === index);
  });
  protected readonly count = computed(() => this.next()?.length);
  protected readonly rows = computed(() => (this.next() ?? []).slice(0, TASKS_SHOWN));

  /** What is planned, else the kind of visit. */
  protected planned({ procedures, type }: VisitDto): string {
    const names = procedures.map(({ name, tooth }) => (tooth ? `${name} ${tooth}` : name));
    return names.join(', ') || type;
  }
}

const isAhead = ({ status, chair }: VisitDto): boolean =>
  chair !== null && (status === 'SCHEDULED' || status === 'ARRIVED');
