import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import { ClinicClock, Session } from '@cuspid/platform/web';
import { TaskBlock } from '@cuspid/ui';
import { Board } from '../board/board';
import { CardVerbs } from '../board/card-verbs';
import { Chairs } from '../board/chairs';
import { RouteBar } from '../board/route-bar';
import { DashboardData } from '@cuspid/dashboard/web';
import { concerns, nextChoice } from '@cuspid/queue/contracts';
import { Selection } from '../board/selection';
import { boardOf } from './card-board';

/** Checks of students' work: a student asks for them and waits; who supervises gives them. */
@Component({
  selector: 'cd-checks-block',
  imports: [RouteBar, RouterLink, TaskBlock, TranslocoPipe],
  providers: [boardOf('checks'), Board, CardVerbs, Chairs, Selection],
  template: `
    <cd-task-block
      [heading]="(isSupervisor ? 'queue.checks.toGive' : 'queue.checks.mine') | transloco"
      [count]="count()"
      [empty]="(isSupervisor ? 'queue.checks.nobodyWaits' : 'queue.checks.none') | transloco"
      [failed]="card.failed() ? ('queue.checks.failed' | transloco) : null"
      (retry)="card.reload()"
    >
      @for (entry of rows(); track entry.id) {
        <li class="task-row py-1" data-task [attr.data-first]="$first ? '' : null" tabindex="-1">
          <span class="task-time tabular">{{ entry.ticket }}</span>
          <span class="task-who">
            <a class="block truncate" [routerLink]="['/patients', entry.patient.id]"
              >{{ entry.patient.firstName }} {{ entry.patient.lastName }}</a
            >
            <span class="task-note truncate">{{ about(entry) }}</span>
          </span>
          @if (entry.route; as route) {
            <cd-route-bar class="w-40 flex-none" [route]="route" [now]="clock.now()" [target]="target()" />
          }
          <span class="task-step">
            @if (choice(entry); as next) {
              <button type="button" class="btn btn-small btn-primary" data-step (click)="step(entry)">
                {{ 'queue.route.' + next.act + '.' + next.step | transloco }}
              </button>
            }
          </span>
        </li>
      }
    </cd-task-block>
  `,
})
export class ChecksBlock {
  protected readonly board = inject(Board);
  protected readonly clock = inject(ClinicClock);
  private readonly verbs = inject(CardVerbs);
  private readonly session = inject(Session);
  private readonly me = computed(() => this.session.user()?.id);
  protected readonly isSupervisor = this.session.can('chart.cosign');
  protected readonly target = computed(() => this.board.targets().check);

  protected readonly card = inject(DashboardData).card<QueueEntryDto>('checks');
  protected readonly rows = computed(() => this.board.entries().filter((entry) => concerns(entry, this.me())));
  protected readonly count = computed(() => {
    const count = this.card.count();
    return count === undefined ? undefined : Math.max(0, count - (this.card.rows().length - this.rows().length));
  });

  protected choice(entry: QueueEntryDto) {
    return nextChoice(entry, this.me());
  }

  protected step(entry: QueueEntryDto): void {
    void this.verbs.step(entry);
  }

  protected about({ procedure, notes, provider, chair }: QueueEntryDto): string {
    return [procedure ?? notes, this.isSupervisor && provider?.name, chair?.name].filter(Boolean).join(' · ');
  }
}
