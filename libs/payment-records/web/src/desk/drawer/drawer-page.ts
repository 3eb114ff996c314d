import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideLockKeyhole, LucidePrinter } from '@lucide/angular';
import type { DayCloseDto, OpenDrawersDto } from '@cuspid/payment-records/contracts';
import { Hotkeys, KeyCap, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Segmented, Skeleton, Toasts } from '@cuspid/ui';
import { CashWords } from '../cash-words';
import { CashierChoice } from '../cashier-choice';
import { PaymentPapers } from '../../papers/papers';
import { CloseDraft } from './close-draft';
import { CloseSheet } from './close-sheet';
import { DrawerFigures } from './drawer-figures';
import { DrawerPostings } from './drawer-postings';

/** A cashier's open drawer: what should be in it by each method, what came and went since the last close, and the close. */
@Component({
  selector: 'cd-drawer-page',
  imports: [
    CashierChoice,
    CloseSheet,
    DrawerFigures,
    DrawerPostings,
    EmptyState,
    ErrorPanel,
    KeyCap,
    LucideLockKeyhole,
    LucidePrinter,
    Segmented,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [CloseDraft],
  host: { class: 'block h-full min-h-0' },
  templateUrl: './drawer-page.html',
})
export class DrawerPage {
  /** From the address: whose drawer, which currency, and whether it is being closed. */
  readonly cashier = input<string>();
  readonly currency = input<string>();
  readonly close = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(CashWords);
  private readonly draft = inject(CloseDraft);
  protected readonly papers = inject(PaymentPapers);

  /** Administrators look into everybody's drawer. */
  protected readonly mayChoose = this.session.can('payment.reverse');
  protected readonly cashierId = computed(() => (this.mayChoose ? Number(this.cashier()) || undefined : undefined));
  protected readonly open = httpResource<OpenDrawersDto>(() => {
    const url = '/api/payment-records/day-close/open';
    const cashierId = this.cashierId();
    return cashierId === undefined ? { url } : { url, params: { cashierId } };
  });
  protected readonly reload = rereads(this.open);
  /** The last answer stays while the next is on its way, or does not come. */
  protected readonly drawers = linkedSignal<
    { id: number | undefined; read: OpenDrawersDto | undefined },
    OpenDrawersDto | undefined
  >({
    source: () => ({ id: this.cashierId(), read: this.open.hasValue() ? this.open.value() : undefined }),
    computation: ({ id, read }, before) => read ?? (before?.source.id === id ? before?.value : undefined),
  });
  protected readonly problem = computed(() => (this.open.error() ? problemOf(this.open.error()) : null));
  protected readonly currencies = computed(() =>
    (this.drawers()?.items ?? []).map(({ currency }) => ({ value: currency, label: currency })),
  );
  protected readonly drawer = computed(() => {
    const items = this.drawers()?.items ?? [];
    return items.find(({ currency }) => currency === this.currency()) ?? items[0] ?? null;
  });
  protected readonly whose = computed(() => {
    const cashier = this.drawers()?.cashier;
    return cashier && cashier.id !== this.session.user()?.id ? { id: cashier.id, name: cashier.name } : null;
  });
  protected readonly isClosing = computed(() => this.close() !== undefined && this.drawer() !== null);
  /** What was closed just now: its paper is offered. */
  protected readonly last = signal<DayCloseDto | null>(null);

  constructor() {
    inject(LiveEvents).on('payments', this.reload);
    effect(() => {
      const [drawer, cashier] = [this.drawer(), this.drawers()?.cashier];
      untracked(() => drawer && cashier && this.draft.show(drawer, cashier.id));
    });
    const run = () => this.startClose();
    inject(Hotkeys).bind([{ keys: 'c', label: this.words.say('close.verb'), group: this.words.say('title'), run }]);
  }

  protected go(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected startClose(): void {
    if (this.drawer()) this.go({ close: '' });
  }

  protected closed(close: DayCloseDto): void {
    this.last.set(close);
    this.toasts.show(this.words.say('close.done', { number: close.number }));
    this.go({ close: null });
    this.reload();
  }
}
