import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ClinicClock } from '@cuspid/platform/web';
import { StatusDial, TaskBlock } from '@cuspid/ui';
import type { VisitDto } from '@cuspid/visits/contracts';
import { OnTheFloor } from '../calendar/present';
import { nameOf, stateOf } from '../visit-states';
import { FirstAlert, type AlertsTold } from './first-alert';
import { visitCard } from './visit-card';

/** My patients of today who are still to be seen; the day beside it shows all of them. */
@Component({
  selector: 'cd-my-visits-block',
  imports: [FirstAlert, RouterLink, StatusDial, TaskBlock, TranslocoPipe],
  providers: [OnTheFloor],
  template: `
    <cd-task-block
      [heading]="'visits.day.mine' | transloco"
      [count]="card.count()"
      [isWork]="false"
      [empty]="'visits.day.noMine' | transloco"
      [failed]="card.failed() ? ('visits.notLoaded' | transloco) : null"
      (retry)="card.reload()"
    >
      @if ((card.count() ?? 0) > rows().length) {
        <a all class="link" routerLink="/calendar">{{ 'visits.day.all' | transloco: { count: card.count() } }}</a>
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
          <cd-first-alert class="day-alert" [alerts]="alertsOf(visit)" />
        </li>
      }
    </cd-task-block>
  `,
})
export class MyVisitsBlock {
  protected readonly clock = inject(ClinicClock);
  private readonly floor = inject(OnTheFloor);
  protected readonly nameOf = nameOf;
  protected readonly card = visitCard<AlertsTold>('mine');
  protected readonly rows = this.card.rows;

  protected alertsOf({ patient }: VisitDto) {
    return this.card.about()?.alerts.find(({ patientId }) => patientId === patient.id);
  }

  protected about({ type, chair }: VisitDto): string {
    return [type, chair?.name].filter(Boolean).join(' · ');
  }

  protected state(visit: VisitDto) {
    return stateOf(visit, this.floor.of(visit.id));
  }
}
