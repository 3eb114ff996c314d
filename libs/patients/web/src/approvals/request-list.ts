import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CareTeamRequestDto } from '@cuspid/patients/contracts';
import { ClinicClock } from '@cuspid/platform/web';
import { Avatar } from '@cuspid/ui';
import { waitedFor } from './waited';

/** The requests as a list, the longest waiting first, those that have expired in grey below. */
@Component({
  selector: 'cd-request-list',
  imports: [Avatar, TranslocoPipe],
  host: { class: 'flex flex-col min-h-0 bg-canvas' },
  templateUrl: './request-list.html',
})
export class RequestList {
  readonly waiting = input.required<readonly CareTeamRequestDto[]>();
  readonly expired = input.required<readonly CareTeamRequestDto[]>();
  readonly chosen = input.required<number | null>();
  readonly picked = output<number>();

  protected readonly clock = inject(ClinicClock);
  protected readonly waitedFor = waitedFor;

  protected groups() {
    return [
      { key: 'waiting', requests: this.waiting(), isExpired: false },
      { key: 'expired', requests: this.expired(), isExpired: true },
    ].filter(({ requests }) => requests.length > 0);
  }
}
