import { httpResource, HttpResourceRef } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, Signal, signal } from '@angular/core';
import type { PatientRecallsDto, RecallDto, RecallRulesDto, RecallStatsDto } from '@cuspid/recalls/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';

/** What the list is asked for, from the address. */
export type RecallQuery = Record<string, string>;

/** The recalls that show, how many there are, and the one that is looked at. Provided by the page. */
@Injectable()
export class RecallList {
  readonly query = signal<RecallQuery>({});
  /** The recall that is looked at. */
  readonly wanted = signal<number | null>(null);

  private readonly list = httpResource<Page<RecallDto>>(() => ({
    url: '/api/recalls',
    params: { ...this.query(), count: true },
  }));
  private readonly counts = httpResource<RecallStatsDto>(() => '/api/recalls/stats');
  private readonly named = httpResource<RecallRulesDto>(() => '/api/recall-rules');
  readonly page = kept(this.list);
  readonly stats = kept(this.counts);
  readonly rules = computed(() => (this.named.hasValue() ? this.named.value().items : []));
  readonly rows = computed(() => this.page()?.items ?? []);
  readonly problem = computed(() => (this.list.error() ? problemOf(this.list.error()) : null));

  /** The row, also after it has left the list: it was looked at. */
  private readonly row = linkedSignal<RecallDto | undefined, RecallDto | undefined>({
    source: () => this.rows().find(({ id }) => id === this.wanted()),
    computation: (found, before) => found ?? (before?.value?.id === this.wanted() ? before?.value : undefined),
  });
  private readonly about = httpResource<PatientRecallsDto>(() => {
    const patient = this.patientId();
    return patient === null ? undefined : `/api/patients/${patient}/recalls`;
  });
  private readonly patientId = computed(() => this.row()?.patient.id ?? null);
  /** All of the patient's recalls and tries, of the patient who is looked at and of no other. */
  readonly patient = computed(() => {
    const known = this.about.hasValue() ? this.about.value() : null;
    return known && known.items.every(({ patient }) => patient.id === this.patientId()) ? known : null;
  });
  readonly patientFailed = computed(() => this.about.error() !== undefined);
  /** As fresh as can be: the patient's own answer is read after every change. */
  readonly chosen = computed(() => this.patient()?.items.find(({ id }) => id === this.wanted()) ?? this.row() ?? null);

  private readonly readings = [rereads(this.list), rereads(this.counts), rereads(this.about)];

  constructor() {
    // Each answer is looked at when it comes, so that it is there to be kept.
    effect(() => void [this.page(), this.stats(), this.row()]);
    const live = inject(LiveEvents);
    live.on('recalls', () => this.reload());
    // A name or a number may have changed.
    live.on('patients', () => this.reload());
  }

  reload(): void {
    this.readings.forEach((read) => read());
  }

  /** Who comes to hand after this one; null when nobody does. */
  after(id: number): number | null {
    const rows = this.rows();
    const at = rows.findIndex((row) => row.id === id);
    return (rows[at + 1] ?? rows[at - 1])?.id ?? null;
  }

  /** The next or the one before the one looked at; stays at the ends. */
  along(step: 1 | -1): number | null {
    const rows = this.rows();
    const at = rows.findIndex(({ id }) => id === this.wanted());
    const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    return next?.id ?? null;
  }
}

/** The last answer; a later one that does not come leaves it. */
function kept<T>(resource: HttpResourceRef<T | undefined>): Signal<T | null> {
  return linkedSignal<T | null, T | null>({
    source: () => (resource.hasValue() ? resource.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
}
