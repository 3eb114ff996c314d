import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ClinicClock, instantOn, Session } from '@cuspid/platform/web';
import { StatusDial, TaskBlock, TASKS_SHOWN } from '@cuspid/ui';
import type { VisitDto } from '@cuspid/visits/contracts';
import { OnTheFloor } from '../calendar/present';
import { nameOf, stateOf } from '../visit-states';
import { FirstAlert } from './first-alert';
import { visitList } from './visit-list';

const DAY_MS = 86_400_000;
const AHEAD = ['SCHEDULED', 'ARRIVED'];

/** The visits I am to give today, in their order. Needs an injection context. */
export function myVisits() {
  const [clock, session] = [inject(ClinicClock), inject(Session)];
  return visitList(() => {
    const from = instantOn(clock, clock.today());
    // Longest days have an hour more; the next day's first hour has no visits.
    const to = new Date(from.getTime() + DAY_MS);
    return { providerId: session.user()?.id ?? 0, from: from.toISOString(), to: to.toISOString() };
  });
}

/** My patients of today who are still to be seen; the day beside it shows all of them. */
@Component({
  selector: 'cd-my-visits-block',
  imports: [FirstAlert, RouterLink, StatusDial, TaskBlock, TranslocoPipe],
  providers: [OnTheFloor],
  template: `
    <cd-task-block
      [heading]="'visits.day.mine' | transloco"
      [count]="count()"
      [isWork]="false"
      [empty]="'visits.day.noMine' | transloco"
      [failed]="list.problem() ? ('visits.notLoaded' | transloco) : null"
      (retry)="list.reload()"
    >
      @if ((count() ?? 0) > rows().length) {
        <a all class="link" routerLink="/calendar">{{ 'visits.day.all' | transloco: { count: count() } }}</a>
      }
      @for (visit of rows(); track visit.id) {
        <li class="task-row" data-task tabindex="-1">
          <a class="task-time tabular" routerLink="/calendar" [queryParams]="{ visit: visit.id }">{{
            clock.time(visit.startsAt)
          }}</a>
          <cd-status-dial [state]="state(visit)" />
          <span class="task-who">
            <a class="block truncate" data-step [routerLink]="['/patients', visit.patient.id, 'chart']"
              >{{ nameOf(visit)
              }}<span class="cdk-visually-hidden">, {{ 'ui.status.' + state(visit) | transloco }}</span></a
            >
            <span class="task-note truncate">{{ about(visit) }}</span>
          </span>
          <cd-first-alert class="day-alert" [patientId]="visit.patient.id" />
        </li>
      }
    </cd-task-block>
  `,
})
export class MyVisitsBlock {
  protected readonly clock = inject(ClinicClock);
  private readonly floor = inject(OnTheFloor);
  protected readonly nameOf = nameOf;
  protected readonly list = myVisits();
  private readonly mine = computed(() => this.list.visits()?.filter(({ status }) => AHEAD.includes(status)));
  protected readonly count = computed(() => this.mine()?.length);
  protected readonly rows = computed(() => (this.mine() ?? []).slice(0, TASKS_SHOWN));

  protected about({ type, chair }: VisitDto): string {
    return [type, chair?.name].filter(Boolean).join(' · ');
  }

  protected state(visit: VisitDto) {
    return stateOf(visit, this.floor.of(visit.id));
  }
}
