import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideChartColumn, LucideClockAlert, LucideMonitor, LucidePlus, LucideTriangleAlert } from '@lucide/angular';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import { ClinicClock, KeyCap, LiveEvents, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, PageHeader, ReadOnlyBar } from '@cuspid/ui';
import { CheckInSheet } from '../check-in/check-in-sheet';
import { DisplaysDialog } from '../displays/displays-dialog';
import { UnfinishedSheet } from '../unfinished/unfinished-sheet';
import { Board } from './board';
import { bindQueueKeys } from './board-keys';
import { BoardSkeleton } from './board-skeleton';
import { BreachAnnouncer } from './breach-announcer';
import { CardRequest } from './card-action';
import { CardVerbs } from './card-verbs';
import { Chairs } from './chairs';
import { EntrySheet } from './entry-sheet';
import { focusCard } from './focus-card';
import { QueueColumns } from './queue-columns';
import { QueueFilter, QueueFilters } from './queue-filters';
import { Selection } from './selection';
import { SummaryStrip } from './summary-strip';

/** Who is in the clinic, at which stage and for how long, and the next step of each. */
@Component({
  selector: 'cd-queue-page',
  imports: [
    KeyCap,
    BoardSkeleton,
    BreachAnnouncer,
    CheckInSheet,
    DisplaysDialog,
    EmptyState,
    EntrySheet,
    ErrorPanel,
    LucideChartColumn,
    LucideClockAlert,
    LucideMonitor,
    LucidePlus,
    LucideTriangleAlert,
    PageHeader,
    QueueColumns,
    QueueFilters,
    ReadOnlyBar,
    RouterLink,
    SummaryStrip,
    TranslocoPipe,
    UnfinishedSheet,
  ],
  providers: [Board, CardVerbs, Chairs, Selection],
  templateUrl: './queue-page.html',
})
export class QueuePage {
  /** From the address: whom to check in (an id, or empty for the form), and the filters. */
  readonly checkIn = input<string>();
  readonly chair = input<string>();
  readonly provider = input<string>();

  private readonly router = inject(Router);
  private readonly live = inject(LiveEvents);
  private readonly clock = inject(ClinicClock);
  protected readonly session = inject(Session);
  protected readonly board = inject(Board);
  protected readonly selection = inject(Selection);
  protected readonly verbs = inject(CardVerbs);
  protected readonly displaysShown = signal(false);
  protected readonly unfinishedShown = signal(false);
  /** Left open on earlier days, for who decides about them. */
  protected readonly undecided = computed(() => this.board.last()?.undecided ?? 0);
  protected readonly edited = signal<QueueEntryDto | null>(null);

  protected readonly mayCheckIn = computed(() => this.session.can('queue.checkIn'));
  protected readonly mayCall = computed(() => this.session.can('queue.progress') && !this.mayCheckIn());
  protected readonly isViewOnly = computed(() => !this.session.can('queue.progress'));
  protected readonly checkingIn = computed(() => this.mayCheckIn() && this.checkIn() !== undefined);
  /** Since when the list may be old, as a time; null while changes come in. */
  protected readonly staleSince = computed(() => {
    const since = this.live.since();
    return since ? this.clock.time(since) : this.board.problem() ? this.clock.time() : null;
  });
  protected readonly isEmpty = computed(() => this.board.entries().length === 0);
  protected readonly filter = computed<QueueFilter>(() => ({
    chair: Number(this.chair()) || null,
    provider: Number(this.provider()) || null,
  }));

  constructor() {
    this.live.on('queue', () => this.board.reload());
    // An alert or a name on a card may have changed.
    this.live.on('patients', () => this.board.reload());
    // Forecasts move with the clock, though nothing happens.
    const minutely = setInterval(() => this.board.reload(), 60_000);
    inject(DestroyRef).onDestroy(() => clearInterval(minutely));
    effect(() => {
      const { chair, provider } = this.filter();
      untracked(() => this.selection.filter.set((entry) => passes(entry, chair, provider)));
    });
    bindQueueKeys({
      moved: () => focusCard(this.selection.id()),
      ask: (action) => this.act(action),
      start: () => this.start(),
    });
  }

  protected act(action: CardRequest['action'], entry = this.selection.entry()): void {
    if (entry) void this.ask({ entry, action });
  }

  protected async ask({ entry, action }: CardRequest): Promise<void> {
    const stays = document.activeElement?.closest('[data-entry]') instanceof Element;
    const next = this.selection.neighbour();
    const work = this.work(entry, action);
    // A card that is done makes way for the one after it; a moved one keeps the focus, wherever it is drawn now.
    if (this.board.entry(entry.id)?.status === 'COMPLETED' && next !== null) this.selection.choose(next);
    if (stays && action.kind !== 'edit') focusCard(this.selection.id());
    await work;
    // A refused card has gone back and was drawn anew: the focus goes back with it.
    if (stays) focusCard(this.selection.id(), 'if lost');
  }

  /** C: the desk checks in, a clinician calls the next patient. */
  protected start(): void {
    if (this.mayCheckIn()) this.openCheckIn('');
    else if (this.mayCall()) void this.callNext();
  }

  protected async callNext(): Promise<void> {
    const called = await this.verbs.callNext();
    if (called) this.show(called.id);
  }

  protected openCheckIn(patient: string): void {
    this.edited.set(null);
    this.go({ checkIn: patient });
  }

  protected openUnfinished(): void {
    this.edited.set(null);
    if (this.checkingIn()) this.closeCheckIn();
    this.unfinishedShown.set(true);
  }

  protected closeCheckIn(): void {
    this.go({ checkIn: null });
  }

  protected checkedIn(entry: QueueEntryDto): void {
    this.board.put(entry);
    this.board.reload();
    this.verbs.checkedIn(entry);
    this.closeCheckIn();
    this.show(entry.id);
  }

  /** Goes to a card, wherever it is. */
  protected show(id: number): void {
    this.selection.choose(id);
    focusCard(id);
  }

  protected narrow(change: Partial<QueueFilter>): void {
    this.go(change);
  }

  protected saved(entry: QueueEntryDto): void {
    this.edited.set(null);
    this.show(entry.id);
  }

  private work(entry: QueueEntryDto, action: CardRequest['action']): Promise<void> {
    switch (action.kind) {
      case 'step':
        return this.verbs.step(entry);
      case 'back':
        return this.verbs.back(entry);
      case 'again':
        return this.verbs.callAgain(entry);
      case 'move':
        return this.verbs.move(entry, action.status, action.chair);
      case 'priority':
        return this.verbs.prioritise(entry, action.priority);
      case 'remove':
        return this.verbs.remove(entry);
      case 'route':
        return this.verbs.route(entry, action.choice);
      case 'pay':
        return this.pay(entry);
      case 'edit':
        return this.edit(entry);
    }
  }

  private async pay(entry: QueueEntryDto): Promise<void> {
    if (!this.verbs.rightsOn(entry).mayPay) return;
    await this.router.navigate(['/patients', entry.patient.id, 'payments'], { queryParams: { take: '' } });
  }

  private async edit(entry: QueueEntryDto): Promise<void> {
    if (!this.verbs.rightsOn(entry).mayEdit) return;
    if (this.checkingIn()) this.closeCheckIn();
    this.edited.set(entry);
  }

  private go(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

/** Who waits has no chair yet and is shown whichever room is looked at. */
function passes(entry: QueueEntryDto, chair: number | null, provider: number | null): boolean {
  const inRoom = chair === null || entry.status === 'IN_WAITING_ROOM' || entry.chair?.id === chair;
  return inRoom && (provider === null || entry.provider?.id === provider);
}
