import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { awaited } from '@cuspid/queue/contracts';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import { ClinicClock, LiveEvents, Session } from '@cuspid/platform/web';
import { TaskBlock, TASKS_SHOWN } from '@cuspid/ui';
import { Board } from '../board/board';
import { CardVerbs } from '../board/card-verbs';
import { Chairs } from '../board/chairs';
import { RouteBar } from '../board/route-bar';
import { nextChoice } from '@cuspid/queue/contracts';
import { Selection } from '../board/selection';

/** Checks of students' work: a student asks for them and waits; who supervises gives them. */
@Component({
  selector: 'cd-checks-block',
  imports: [RouteBar, RouterLink, TaskBlock, TranslocoPipe],
  providers: [Board, CardVerbs, Chairs, Selection],
  template: `
    <cd-task-block
      [heading]="(isSupervisor ? 'queue.checks.toGive' : 'queue.checks.mine') | transloco"
      [count]="count()"
      [empty]="(isSupervisor ? 'queue.checks.nobodyWaits' : 'queue.checks.none') | transloco"
      [failed]="board.problem() ? ('queue.checks.failed' | transloco) : null"
      (retry)="board.reload()"
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

  private readonly concerned = computed(() => this.board.entries().filter((entry) => this.isMine(entry)));
  protected readonly count = computed(() => (this.board.last() ? this.concerned().length : undefined));
  protected readonly rows = computed(() => this.concerned().slice(0, TASKS_SHOWN));

  constructor() {
    inject(LiveEvents).on('queue', () => this.board.reload());
  }

  protected choice(entry: QueueEntryDto) {
    return nextChoice(entry, this.me());
  }

  protected step(entry: QueueEntryDto): void {
    void this.verbs.step(entry);
  }

  protected about({ procedure, notes, provider, chair }: QueueEntryDto): string {
    return [procedure ?? notes, this.isSupervisor && provider?.name, chair?.name].filter(Boolean).join(' · ');
  }

  /** Something can be done about it by me, or I wait for somebody to do it. */
  private isMine(entry: QueueEntryDto): boolean {
    if (!entry.route || entry.status === 'COMPLETED') return false;
    if (this.choice(entry)) return true;
    return entry.provider?.id === this.me() && awaited(entry.route.stations) !== null;
  }
}
