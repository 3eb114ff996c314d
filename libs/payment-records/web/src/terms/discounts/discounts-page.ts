import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideX } from '@lucide/angular';
import { DISCOUNT_STATES, TERMS, type DiscountDto, type DiscountState } from '@cuspid/payment-records/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { Hotkeys, idempotencyKey, KeyCap, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import {
  Chip,
  EmptyState,
  ErrorPanel,
  PageHeader,
  Pager,
  Segmented,
  Skeleton,
  TextInput,
  Toasts,
  type PageTurned,
} from '@cuspid/ui';
import { TermsApi } from '../terms-api';
import { TermsWords } from '../terms-words';

const SIZE = 25;

/** The discounts that wait for an administrator: one press grants, one with a reason refuses. And what became of the others. */
@Component({
  selector: 'cd-discounts-page',
  imports: [
    Chip,
    EmptyState,
    ErrorPanel,
    KeyCap,
    LucideCheck,
    LucideX,
    PageHeader,
    Pager,
    RouterLink,
    Segmented,
    Skeleton,
    TextInput,
    TranslocoPipe,
  ],
  templateUrl: './discounts-page.html',
})
export class DiscountsPage {
  /** From the address. */
  readonly state = input<string>();
  readonly after = input<string>();
  readonly skip = input<string>();

  private readonly api = inject(TermsApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly words = inject(TermsWords);
  protected readonly hotkeys = inject(Hotkeys);
  protected readonly limits = TERMS;
  protected readonly size = SIZE;
  protected readonly shown = computed<DiscountState>(
    () => DISCOUNT_STATES.find((one) => one === this.state()) ?? 'WAITING',
  );
  protected readonly skipped = computed(() => Number(this.skip()) || 0);
  protected readonly views = DISCOUNT_STATES.map((value) => ({
    value,
    label: this.words.discount(value).text,
  }));
  private readonly read = httpResource<Page<DiscountDto>>(() => ({
    url: '/api/discounts',
    params: { state: this.shown(), limit: SIZE, count: true, ...(this.after() && { cursor: this.after() ?? '' }) },
  }));
  protected readonly reload = rereads(this.read);
  /** The last answer to this question; one that does not come leaves it. */
  protected readonly page = linkedSignal<{ of: string; now: Page<DiscountDto> | null }, Page<DiscountDto> | null>({
    source: () => ({ of: `${this.shown()} ${this.after()}`, now: this.read.hasValue() ? this.read.value() : null }),
    computation: ({ of, now }, before) => now ?? (before?.source.of === of ? before.value : null),
  });
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  private readonly rows = computed(() => this.page()?.items ?? []);
  protected readonly chosen = signal<number | null>(null);
  /** The one whose refusal is being written. */
  protected readonly refusing = signal<number | null>(null);
  protected readonly isBusy = signal(false);

  constructor() {
    inject(LiveEvents).on('payments', () => this.reload());
    const group = this.words.say('inbox.title');
    const key = (keys: string, name: string, run: () => void) => ({
      ...{ keys, group, run, label: this.words.say(`inbox.key.${name}`) },
    });
    this.hotkeys.bind([
      key('j', 'next', () => this.along(1)),
      key('k', 'previous', () => this.along(-1)),
      key('a', 'grant', () => this.onChosen((one) => void this.grant(one))),
      key('r', 'refuse', () => this.onChosen((one) => this.askWhy(one.id))),
    ]);
  }

  protected isOwn({ askedBy }: DiscountDto): boolean {
    return askedBy.id === this.session.user()?.id;
  }

  protected view(state: string | null): void {
    this.go({ state: state === 'WAITING' ? null : state, after: null, skip: null });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, skip: from });
  }

  protected values({ amount, patient }: DiscountDto) {
    return { amount: this.words.money(amount), name: patient.name };
  }

  protected askWhy(id: number): void {
    this.chosen.set(id);
    this.refusing.set(id);
    focusOn(`[data-why="${id}"]`);
  }

  protected dropWhy(id: number): void {
    this.refusing.set(null);
    focusOn(`[data-discount="${id}"]`);
  }

  protected async grant(one: DiscountDto): Promise<void> {
    const granted = await this.settle(one, () => this.api.grant(one.id, idempotencyKey()));
    if (granted) this.toasts.show(this.words.say('inbox.granted', this.values(one)));
  }

  protected async refuse(one: DiscountDto, why: string): Promise<void> {
    if (!why.trim()) return focusOn(`[data-why="${one.id}"]`);
    const refused = await this.settle(one, () => this.api.refuse(one.id, why.trim(), idempotencyKey()));
    if (!refused) return;
    this.refusing.set(null);
    this.toasts.show(this.words.say('inbox.refused', { by: one.askedBy.name }));
  }

  /** Answers, and goes on to the next; what the server refuses is said, and the list read again. */
  private async settle(one: DiscountDto, answer: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      await answer();
      this.along(1);
      return true;
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say('discount.notDone'));
      return false;
    } finally {
      this.isBusy.set(false);
      this.reload();
    }
  }

  private along(step: 1 | -1): void {
    const rows = this.rows();
    const at = rows.findIndex(({ id }) => id === this.chosen());
    const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next) return;
    this.chosen.set(next.id);
    focusOn(`[data-discount="${next.id}"]`);
  }

  private onChosen(run: (one: DiscountDto) => void): void {
    const one = this.rows().find(({ id }) => id === this.chosen());
    if (one?.state === 'WAITING' && !this.isOwn(one)) run(one);
  }

  private go(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

/** Once it is drawn. */
function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`cd-discounts-page ${selector}`)?.focus());
}
