import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ClinicClock } from '@cuspid/platform/web';
import { TaskBlock } from '@cuspid/ui';
import type { VisitDto } from '@cuspid/visits/contracts';
import { nameOf } from '../visit-states';
import { FirstAlert, type AlertsTold } from './first-alert';
import { visitCard } from './visit-card';

/** What each chair is made ready for: its next visit in an hour, what is planned, and what to know of the patient. */
@Component({
  selector: 'cd-chairs-block',
  imports: [FirstAlert, RouterLink, TaskBlock, TranslocoPipe],
  template: `
    <cd-task-block
      [heading]="'visits.day.chairs' | transloco"
      [count]="card.count()"
      [empty]="'visits.day.noChairs' | transloco"
      [failed]="card.failed() ? ('visits.notLoaded' | transloco) : null"
      (retry)="card.reload()"
    >
      @if ((card.count() ?? 0) > rows().length) {
        <a all class="link" routerLink="/calendar" [queryParams]="{ by: 'chair' }">{{
          'visits.day.all' | transloco: { count: card.count() }
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
          <cd-first-alert class="day-alert" [alerts]="alertsOf(visit)" />
        </li>
      }
    </cd-task-block>
  `,
})
export class ChairsBlock {
  protected readonly clock = inject(ClinicClock);
  protected readonly nameOf = nameOf;
  protected readonly card = visitCard<AlertsTold>('chairs');
  protected readonly rows = this.card.rows;

  protected alertsOf({ patient }: VisitDto) {
    return this.card.about()?.alerts.find(({ patientId }) => patientId === patient.id);
  }

  /** What is planned, else the kind of visit. */
  protected planned({ procedures, type }: VisitDto): string {
    const names = procedures.map(({ name, tooth }) => (tooth ? `${name} ${tooth}` : name));
    return names.join(', ') || type;
  }
}
