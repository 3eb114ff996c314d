import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked, type Signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { cardsFor, TOPICS_OF, type Card, type DashboardCardDto, type DashboardDto } from '@cuspid/dashboard/contracts';
import type { Topic } from '@cuspid/platform/contracts';
import { ClinicClock, LiveEvents, Session } from '@cuspid/platform/web';

/** Cards that change with the clock alone, and after how many minutes they are read again. */
const BY_THE_CLOCK: readonly (readonly [Card, number])[] = [
  ['arrivals', 1],
  ['chairs', 5],
];

/** A card as its block sees it. What was read stays while it is read again, and when that fails. */
export interface CardView<Row extends object, About extends object = object> {
  /** How many its list has; undefined until it is known. */
  count: Signal<number | undefined>;
  /** The first rows of its list. */
  rows: Signal<readonly Row[]>;
  about: Signal<About | undefined>;
  /** The page that shows its list. */
  link: Signal<string | undefined>;
  /** Whether the newest reading failed. */
  failed: Signal<boolean>;
  reload: () => void;
}

/**
 * What the day's page shows, from one call; the page provides it. A change told by the server reads only the cards it touches, in
 * one call for all that was told meanwhile.
 *
 * `protected readonly card = inject(DashboardData).card<RecallDto>('calls');`
 */
@Injectable()
export class DashboardData {
  private readonly http = inject(HttpClient);
  private readonly clock = inject(ClinicClock);
  private readonly destroyed = inject(DestroyRef);
  private readonly own: readonly Card[];
  private readonly told = signal<ReadonlyMap<Card, DashboardCardDto>>(new Map());
  private readonly failures = signal<ReadonlySet<Card>>(new Set());
  private readonly owed = new Set<Card>();
  private isReading = false;
  private isPlanned = false;

  constructor() {
    const session = inject(Session);
    this.own = cardsFor((permission) => session.can(permission));
    const live = inject(LiveEvents);
    const topics = new Set(this.own.flatMap((card) => TOPICS_OF[card]));
    for (const topic of topics) live.on(topic, () => this.changed(topic));
    const day = computed(() => this.clock.today());
    effect(() => {
      day();
      untracked(() => this.reload(...this.own));
    });
    for (const [card, minutes] of BY_THE_CLOCK) this.rereadsEvery(card, minutes);
  }

  /** A card of the page; its rows and what goes with them are what the room that tells the card says they are. */
  card<Row extends object, About extends object = object>(key: Card): CardView<Row, About> {
    const told = computed(() => this.told().get(key));
    return {
      count: computed(() => told()?.count ?? undefined),
      rows: computed(() => rowsAs<Row>(told()?.items ?? [])),
      about: computed(() => aboutAs<About>(told()?.about)),
      link: computed(() => told()?.link),
      failed: computed(() => this.failures().has(key)),
      reload: () => this.reload(key),
    };
  }

  /** Something of this kind was changed here: its cards are read again at once, and not only when the server tells. */
  changed(topic: Topic): void {
    this.reload(...this.own.filter((card) => TOPICS_OF[card].includes(topic)));
  }

  reload(...cards: Card[]): void {
    cards.filter((card) => this.own.includes(card)).forEach((card) => this.owed.add(card));
    if (this.isPlanned) return;
    this.isPlanned = true;
    // What falls together is read together.
    queueMicrotask(() => {
      this.isPlanned = false;
      this.read();
    });
  }

  private rereadsEvery(card: Card, minutes: number): void {
    const turn = computed(() => Math.floor(this.clock.now().getTime() / (minutes * 60_000)));
    const first = turn();
    effect(() => {
      if (turn() !== first) untracked(() => this.reload(card));
    });
  }

  private read(): void {
    // An answer on its way may be older than what has just changed: asked again when it is here.
    if (this.isReading || this.owed.size === 0 || this.destroyed.destroyed) return;
    const asked = [...this.owed];
    this.owed.clear();
    this.isReading = true;
    const params: Record<string, string> = asked.length === this.own.length ? {} : { cards: asked.join(',') };
    this.http
      .get<DashboardDto>('/api/dashboard', { params })
      .pipe(takeUntilDestroyed(this.destroyed))
      .subscribe({
        next: ({ cards }) => this.take(asked, cards),
        error: () => this.take(asked, []),
      });
  }

  private take(asked: readonly Card[], answers: readonly DashboardCardDto[]): void {
    const good = answers.filter(({ failed }) => failed === null);
    const isGood = (card: Card) => good.some(({ key }) => key === card);
    this.told.update(
      (before) => new Map([...before, ...good.map((card): [Card, DashboardCardDto] => [card.key, card])]),
    );
    this.failures.update(
      (before) =>
        new Set([...[...before].filter((card) => !asked.includes(card)), ...asked.filter((card) => !isGood(card))]),
    );
    this.isReading = false;
    this.read();
  }
}

// The room that tells a card and the block that shows it say the same type: the API's spec holds the card to its list.
const areRows = <Row extends object>(rows: readonly object[]): rows is readonly Row[] => Array.isArray(rows);
const isAbout = <About extends object>(about: object): about is About => typeof about === 'object';

function rowsAs<Row extends object>(rows: readonly object[]): readonly Row[] {
  return areRows<Row>(rows) ? rows : [];
}

function aboutAs<About extends object>(about: object | null | undefined): About | undefined {
  return about && isAbout<About>(about) ? about : undefined;
}
