import { httpResource } from '@angular/common/http';
import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LetterStatsDto } from '@cuspid/letters/contracts';

/** How many letters were given up: for a person to look at. Among the figures of the day; a dash while it is not known. */
@Component({
  selector: 'cd-failed-letters',
  imports: [RouterLink, TranslocoPipe],
  template: `
    <dl class="card day-numbers">
      <div>
        <dt>{{ 'today.failedLetters' | transloco }}</dt>
        <dd>
          <a class="tabular" routerLink="/letters" [queryParams]="{ state: 'FAILED' }">{{
            stats.hasValue() ? stats.value().failed : '–'
          }}</a>
        </dd>
      </div>
    </dl>
  `,
})
export class FailedLetters {
  protected readonly stats = httpResource<LetterStatsDto>(() => '/api/letters/stats');
}
