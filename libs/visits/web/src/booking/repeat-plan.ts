import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { SeriesDateDto, SeriesDatesDto, SeriesUnit } from '@cuspid/visits/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';

/** What is to be repeated: whose visit, how long, and the first. */
export interface Repeated {
  patientId: number;
  providerId: number | null;
  chairId: number | null;
  minutes: number;
  localStart: string;
}

/** What becomes of a date: booked as asked, at the free time instead, or left out. */
export type Choice = 'asked' | 'instead' | 'skip';

const USUAL = { every: 4, count: 6 };
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Visits that repeat, before they are booked: every date with what is in its way, and what somebody decided of it. */
@Injectable()
export class RepeatPlan {
  /** Null: the visit is one by itself. */
  readonly unit = signal<SeriesUnit | null>(null);
  readonly every = signal(USUAL.every);
  readonly count = signal(USUAL.count);
  private readonly first = signal<Repeated | null>(null);
  readonly isOn = computed(() => this.unit() !== null);

  private readonly params = computed(
    () => {
      const [unit, first] = [this.unit(), this.first()];
      if (!unit || !first || !LOCAL.test(first.localStart)) return undefined;
      const { providerId, chairId, ...same } = first;
      const who = { ...(providerId && { providerId }), ...(chairId && { chairId }) };
      return { ...same, ...who, unit, every: this.every(), count: this.count() };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  private readonly resource = httpResource<SeriesDatesDto>(() => {
    const params = this.params();
    return params && { url: '/api/visits/series/dates', params };
  });
  readonly dates = computed<readonly SeriesDateDto[]>(() =>
    this.resource.hasValue() ? this.resource.value().items : [],
  );
  readonly isLoading = this.resource.isLoading;
  /** What to do first: dates are only known of somebody, at some time. */
  readonly isAsked = computed(() => this.params() !== undefined);
  readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));
  /** Decisions are about dates as they were asked: other dates are decided anew, the same ones read again are not. */
  private readonly decided = linkedSignal<unknown, ReadonlyMap<number, Choice>>({
    source: this.params,
    computation: () => new Map(),
  });

  constructor() {
    inject(LiveEvents).on('visits', rereads(this.resource));
  }

  of(first: Repeated | null): void {
    this.first.set(first);
  }

  /** Null: nobody has decided yet. */
  choice({ number, state, alternative }: SeriesDateDto): Choice | null {
    if (state === 'FREE') return this.decided().get(number) === 'skip' ? 'skip' : 'asked';
    const choice = this.decided().get(number) ?? null;
    return choice === 'instead' && !alternative ? null : choice;
  }

  decide({ number }: SeriesDateDto, choice: Choice): void {
    this.decided.update((all) => new Map(all).set(number, choice));
  }

  /** How many dates wait for a word. */
  readonly undecided = computed(() => this.dates().filter((date) => this.choice(date) === null).length);

  /** The instants to book; null while dates are read or wait for a word. */
  readonly starts = computed<string[] | null>(() => {
    if (this.isLoading() || this.undecided() || !this.dates().length) return null;
    return this.dates().flatMap((date) => {
      const choice = this.choice(date);
      if (choice === 'skip') return [];
      return (choice === 'instead' ? date.alternative?.startsAt : date.startsAt) ?? [];
    });
  });

  /** The dates are looked at again: somebody was faster. */
  look(): void {
    this.resource.reload();
  }
}
