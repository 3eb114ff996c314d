import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CareTeamRequestDto } from '@cuspid/patients/contracts';
import { DashboardData } from '@cuspid/dashboard/web';
import { TaskBlock } from '@cuspid/ui';

/** Who is asked onto a care team, or off it, and waits for my answer: a block of the day's page. */
@Component({
  selector: 'cd-approvals-block',
  imports: [RouterLink, TaskBlock, TranslocoPipe],
  template: `
    <cd-task-block
      [heading]="'patients.approvalsToday.approvals' | transloco"
      [count]="card.count()"
      [empty]="'patients.approvalsToday.noApprovals' | transloco"
      [failed]="card.failed() ? ('patients.approvalsToday.approvalsFailed' | transloco) : null"
      (retry)="card.reload()"
    >
      @if ((card.count() ?? 0) > card.rows().length) {
        <a all class="link" routerLink="/approvals">{{
          'patients.approvalsToday.all' | transloco: { count: card.count() }
        }}</a>
      }
      @for (request of card.rows(); track request.id) {
        <li class="task-row" data-task tabindex="-1">
          <span class="task-who">
            <span class="block truncate font-medium"
              >{{ request.patient.firstName }} {{ request.patient.lastName }}</span
            >
            <span class="task-note truncate"
              >{{ 'patients.approvalsToday.' + request.action | transloco }} · {{ request.reason }}</span
            >
          </span>
          <span class="task-step">
            <a class="btn btn-small" data-step routerLink="/approvals">{{
              'patients.approvalsToday.answer' | transloco
            }}</a>
          </span>
        </li>
      }
    </cd-task-block>
  `,
})
export class ApprovalsBlock {
  protected readonly card = inject(DashboardData).card<CareTeamRequestDto>('approvals');
}
