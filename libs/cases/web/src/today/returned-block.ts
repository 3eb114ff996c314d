import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SignOffDto } from '@cuspid/cases/contracts';
import { DashboardData } from '@cuspid/dashboard/web';
import { TaskBlock } from '@cuspid/ui';
import { CaseWords, fullName } from '../case-words';
import { keyOfSubmission } from '../work/work-items';

/** My work that came back from the supervisor: a block of the day's page. */
@Component({
  selector: 'cd-returned-block',
  imports: [RouterLink, TaskBlock, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <cd-task-block
      [heading]="'cases.group.returned' | transloco"
      [count]="card.count()"
      [empty]="'cases.today.noneReturned' | transloco"
      [failed]="card.failed() ? ('cases.notLoaded' | transloco) : null"
      (retry)="card.reload()"
    >
      @if ((card.count() ?? 0) > card.rows().length) {
        <a all class="link" routerLink="/cases">{{ 'cases.today.all' | transloco: { count: card.count() } }}</a>
      }
      @for (row of card.rows(); track row.submissionId) {
        <li class="task-row" data-task tabindex="-1">
          <span class="task-who">
            <span class="block truncate font-medium">{{ words.work(row) }}</span>
            <span class="task-note truncate">{{ fullName(row.patient) }} · {{ row.supervisor.name }}</span>
          </span>
          <span class="task-when tabular">{{ words.since(row.since) }}</span>
          <span class="task-step">
            <a class="btn btn-small" data-step routerLink="/cases" [queryParams]="{ item: keyOf(row) }">{{
              'cases.today.look' | transloco
            }}</a>
          </span>
        </li>
      }
    </cd-task-block>
  `,
})
export class ReturnedBlock {
  protected readonly words = inject(CaseWords);
  protected readonly card = inject(DashboardData).card<SignOffDto>('returned');
  protected readonly fullName = fullName;

  protected keyOf({ caseId, submissionId }: SignOffDto): string {
    return keyOfSubmission(caseId, submissionId);
  }
}
