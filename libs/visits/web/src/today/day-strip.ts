import { afterRenderEffect, Component, computed, ElementRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ClinicClock } from '@cuspid/platform/web';
import { StatusDial, TaskBlock } from '@cuspid/ui';
import type { VisitDto } from '@cuspid/visits/contracts';
import { OnTheFloor } from '../calendar/present';
import { nameOf, stateOf } from '../visit-states';
import { visitCard } from './visit-card';

/** Today's visits in the order of their time, each with the dial of where it stands. */
@Component({
  selector: 'cd-day-strip',
  imports: [RouterLink, StatusDial, TaskBlock, TranslocoPipe],
  providers: [OnTheFloor],
  host: { class: 'day-strip' },
  template: `
    <cd-task-block
      [heading]="'visits.day.strip' | transloco"
      [isWork]="false"
      [count]="card.count()"
      [empty]="'visits.noVisits' | transloco"
      [failed]="card.failed() ? ('visits.notLoaded' | transloco) : null"
      (retry)="card.reload()"
    >
      <a all class="link" routerLink="/calendar">{{ 'visits.day.calendar' | transloco }}</a>
      @for (visit of visits(); track visit.id) {
        <li class="day-strip-row" [class.day-strip-now]="visit.id === next()">
          <span class="tabular day-strip-time">{{ clock.time(visit.startsAt) }}</span>
          <cd-status-dial [state]="state(visit)" />
          <a class="grow truncate" routerLink="/calendar" [queryParams]="{ visit: visit.id }">
            {{ nameOf(visit) }}<span class="cdk-visually-hidden">, {{ 'ui.status.' + state(visit) | transloco }}</span>
          </a>
          <span class="day-strip-type truncate">{{ visit.type }}</span>
        </li>
      }
    </cd-task-block>
  `,
})
export class DayStrip {
  protected readonly clock = inject(ClinicClock);
  private readonly floor = inject(OnTheFloor);
  protected readonly nameOf = nameOf;
  protected readonly card = visitCard('strip');
  protected readonly visits = this.card.rows;
  /** The first visit that is still to begin: a line above it says where the day stands. */
  protected readonly next = computed(
    () => this.visits().find(({ startsAt }) => Date.parse(startsAt) > this.clock.now().getTime())?.id ?? null,
  );

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    let isPlaced = false;
    // The morning is over by the afternoon: the list opens where the day stands, and stays where somebody scrolls it.
    afterRenderEffect(() => {
      const next = this.next() === null ? null : host.querySelector<HTMLElement>('.day-strip-now');
      const list = next?.closest('ul');
      if (!list || !next || isPlaced) return;
      isPlaced = true;
      list.scrollTop = next.offsetTop - list.offsetTop - list.clientHeight / 3;
    });
  }

  protected state(visit: VisitDto) {
    return stateOf(visit, this.floor.of(visit.id));
  }
}
