import { Component, inject, InjectionToken } from '@angular/core';
import { RouterLink, RouterLinkActive, type Routes } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { OpenPatient } from '@cuspid/patients/web';

/** A page beside the chart: the end of its address below `chart`, its words under `chart.rooms`, its routes. */
export interface ChartRoom {
  readonly path: string;
  readonly children: Routes;
}

/** What stands beside the chart, in order. */
export const CHART_ROOMS = new InjectionToken<readonly ChartRoom[]>('chart rooms');

/** From the chart to what stands beside it (perio, orthodontics, compare) and back. */
@Component({
  selector: 'cd-chart-nav',
  imports: [RouterLink, RouterLinkActive, TranslocoPipe],
  template: `
    <nav class="seg seg-small" [attr.aria-label]="'chart.rooms.name' | transloco">
      @for (path of paths; track path) {
        <a
          class="seg-option"
          [routerLink]="addressOf(path)"
          routerLinkActive
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{
            paths: path ? 'subset' : 'exact',
            queryParams: 'ignored',
            fragment: 'ignored',
            matrixParams: 'ignored',
          }"
          >{{ 'chart.rooms.' + (path || 'chart') | transloco }}</a
        >
      }
    </nav>
  `,
})
export class ChartNav {
  protected readonly patient = inject(OpenPatient);
  protected readonly addressOf = (path: string) => [
    '/patients',
    this.patient.patient()?.id,
    'chart',
    ...(path ? [path] : []),
  ];
  protected readonly paths = ['', ...inject(CHART_ROOMS).map(({ path }) => path)];
}
