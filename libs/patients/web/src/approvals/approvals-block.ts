import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CareTeamRequestDto } from '@cuspid/patients/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, rereads } from '@cuspid/platform/web';
import { TaskBlock, TASKS_SHOWN } from '@cuspid/ui';

/** Who is asked onto a care team, or off it, and waits for my answer: a block of the day's page. */
@Component({
  selector: 'cd-approvals-block',
  imports: [RouterLink, TaskBlock, TranslocoPipe],
  template: `
    <cd-task-block
      [heading]="'patients.approvalsToday.approvals' | transloco"
      [count]="count()"
      [empty]="'patients.approvalsToday.noApprovals' | transloco"
      [failed]="requests.error() ? ('patients.approvalsToday.approvalsFailed' | transloco) : null"
      (retry)="reload()"
    >
      @if ((count() ?? 0) > rows().length) {
        <a all class="link" routerLink="/approvals">{{
          'patients.approvalsToday.all' | transloco: { count: count() }
        }}</a>
      }
      @for (request of rows(); track request.id) {
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
  protected readonly requests = httpResource<Page<CareTeamRequestDto>>(() => ({
    url: '/api/care-team/requests',
    params: { limit: TASKS_SHOWN, count: true },
  }));
  protected readonly reload = rereads(this.requests);
  private readonly page = computed(() => (this.requests.hasValue() ? this.requests.value() : null));
  protected readonly count = computed(() => this.page()?.total ?? this.page()?.items.length);
  protected readonly rows = computed(() => this.page()?.items ?? []);

  constructor() {
    inject(LiveEvents).on('approvals', this.reload);
  }
}
