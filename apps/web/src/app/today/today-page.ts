import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DashboardData } from '@cuspid/dashboard/web';
import { ClinicClock, LiveEvents, RailCounters, Session, weekdayText } from '@cuspid/platform/web';
import { PageHeader, TaskCounts } from '@cuspid/ui';
import { ASIDE, blocksFor, isPlain, PARTS, type Block } from './blocks';
import { CardList } from './card-list';
import { FailedLetters } from './failed-letters';
import { PaymentsOpen } from './payments-open';
import { bindTaskKeys } from './task-keys';

/** Figures are no work, nor is what others have to do; the calls are counted in the rail. */
const UNCOUNTED: readonly Block[] = ['figures', 'letters', 'calls', 'mine', 'ownNotes', ...ASIDE];

/** What I must do now: the lists of my role, and the day beside them. */
@Component({
  selector: 'cd-today-page',
  imports: [CardList, FailedLetters, NgComponentOutlet, PageHeader, PaymentsOpen, RouterLink, TranslocoPipe],
  providers: [DashboardData, TaskCounts],
  template: `
    <div class="page">
      <cd-page-header [heading]="'frame.places.today' | transloco">
        <span class="text-ink-3">{{ day() }}</span>
        @if (isIdle()) {
          <span role="status">{{ 'today.idle' | transloco }}</span>
        }
        @if (staleSince(); as since) {
          <span class="text-amber" role="status">{{ 'today.stale' | transloco: { time: since } }}</span>
        }
        @if (mayCheckIn) {
          <a actions class="btn" routerLink="/queue" [queryParams]="{ checkIn: '' }">{{
            'today.walkIn' | transloco
          }}</a>
        }
        @if (mayBook) {
          <a actions class="btn btn-primary" routerLink="/calendar" [queryParams]="{ book: '' }">{{
            'today.book' | transloco
          }}</a>
        }
      </cd-page-header>
      <div class="today">
        <div class="today-lists">
          @for (block of blocks; track block) {
            @if (block === 'letters') {
              <cd-failed-letters class="today-half" />
            } @else if (block === 'payments') {
              <cd-payments-open class="today-payments" />
            } @else if (isPlain(block)) {
              <cd-card-list [class]="'today-' + block" [card]="block" />
            } @else {
              <div [class]="'today-' + block"><ng-container *ngComponentOutlet="parts[block]" /></div>
            }
          }
        </div>
        <div class="today-strip"><ng-container *ngComponentOutlet="parts.strip" /></div>
      </div>
    </div>
  `,
})
export class TodayPage {
  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly live = inject(LiveEvents);
  private readonly counters = inject(RailCounters);
  private readonly counts = inject(TaskCounts);
  protected readonly parts = inject(PARTS);

  protected readonly isPlain = isPlain;
  protected readonly blocks = blocksFor((permission) => this.session.can(permission));
  protected readonly mayCheckIn = this.session.can('queue.checkIn');
  protected readonly mayBook = this.session.can('visit.schedule');
  protected readonly day = computed(() => weekdayText(this.clock.today()));
  /** Every list is read, and every one is empty. */
  protected readonly isIdle = computed(() => {
    const counted = this.blocks.filter((block) => !UNCOUNTED.includes(block));
    const calls = this.blocks.includes('calls') ? this.counters.all()['recalls']?.count : 0;
    return this.counts.lists() === counted.length && this.counts.total() === 0 && calls === 0;
  });
  /** Since when the lists may be old, as a time; null while changes come in. */
  protected readonly staleSince = computed(() => {
    const since = this.live.since();
    return since ? this.clock.time(since) : null;
  });

  constructor() {
    bindTaskKeys();
  }
}
