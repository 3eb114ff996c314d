import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DashboardData } from '@cuspid/dashboard/web';

/** How many letters were given up: for a person to look at. Among the figures of the day; a dash while it is not known. */
@Component({
  selector: 'cd-failed-letters',
  imports: [RouterLink, TranslocoPipe],
  template: `
    <dl class="card day-numbers">
      <div>
        <dt>{{ 'today.failedLetters' | transloco }}</dt>
        <dd>
          <a class="tabular" routerLink="/letters" [queryParams]="{ state: 'FAILED' }">{{ letters.count() ?? '–' }}</a>
        </dd>
      </div>
    </dl>
  `,
})
export class FailedLetters {
  protected readonly letters = inject(DashboardData).card('letters');
}
