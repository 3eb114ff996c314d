import { httpResource } from '@angular/common/http';
import { computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import type { CalendarDto, VisitDto } from '@cuspid/visits/contracts';
import { VisitActs } from '../visit-acts';

type Asked = Record<string, string | number | boolean>;

/**
 * What a block of the day's page reads: at once, and again when any visit changes; what was read stays while it is read again.
 * Needs an injection context.
 */
function kept<T>(url: string, asked: () => Asked) {
  const params = computed(asked, { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  const resource = httpResource<T>(() => ({ url, params: params() }));
  const last = linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  const reload = rereads(resource);
  inject(LiveEvents).on('visits', reload);
  const acts = inject(VisitActs);
  effect(() => {
    if (acts.changes()) untracked(reload);
  });
  const problem = computed(() => (resource.error() ? problemOf(resource.error()) : null));
  return { read: last.asReadonly(), problem, reload };
}

/** The first hundred visits of a period, and how many there are. */
export function visitList(asked: () => Asked) {
  const { read, problem, reload } = kept<Page<VisitDto>>('/api/visits', () => ({
    ...{ isBooked: true, limit: 100, count: true },
    ...asked(),
  }));
  return { visits: computed(() => read()?.items), total: computed(() => read()?.total), problem, reload };
}

/** All visits of today, as the book has them. */
export function visitsToday() {
  const clock = inject(ClinicClock);
  const { read, problem, reload } = kept<CalendarDto>('/api/visits/calendar', () => ({ from: clock.today() }));
  return { visits: computed(() => read()?.visits), problem, reload };
}

/** An instant on the last five minutes of the clock, so that a list is asked for again only then. */
export const onTheFives = (now: Date, minutesLater = 0): string =>
  new Date(Math.floor(now.getTime() / 300_000) * 300_000 + minutesLater * 60_000).toISOString();
