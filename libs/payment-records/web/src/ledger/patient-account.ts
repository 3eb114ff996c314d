import { httpResource, HttpResourceRef } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, signal, Signal } from '@angular/core';
import type { Page } from '@cuspid/platform/contracts';
import type { BalanceDto, CurrencyBalanceDto, PostingDto } from '@cuspid/payment-records/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import type { SettingsDto } from '@cuspid/settings/contracts';
import { PaymentsApi } from '../payments-api';

/** How many lines a page shows. */
export const LINES_SHOWN = 50;

/** What the ledger is asked for, from the address. */
export interface LedgerQuery {
  readonly patientId: number;
  /** The currency wanted; empty: the clinic's, or the one there is. */
  readonly currency: string;
  readonly filter: Readonly<Record<string, string>>;
}

/** Where the open patient stands: the lines that show, the figures, and the line that is looked at. Provided by the page. */
@Injectable()
export class PatientAccount {
  readonly query = signal<LedgerQuery | null>(null, { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  /** The line whose details show; it may be on no page of the list. */
  readonly wanted = signal<number | null>(null);
  readonly patientId = computed(() => this.query()?.patientId ?? null);

  private readonly clinic = httpResource<SettingsDto>(() => '/api/settings');
  private readonly figures = httpResource<BalanceDto>(() => this.balanceAt(''));
  private readonly past = httpResource<BalanceDto>(() => this.balanceAt(this.query()?.filter['to'] ?? null));
  private readonly list = httpResource<Page<PostingDto>>(() => {
    const query = this.query();
    const currency = this.currency();
    if (!query || !currency) return undefined;
    const params = { ...query.filter, currency, limit: LINES_SHOWN, count: true };
    return { url: PaymentsApi.of(query.patientId), params };
  });
  private readonly one = httpResource<PostingDto>(() => {
    const id = this.wanted();
    return id === null ? undefined : PaymentsApi.one(id);
  });

  readonly settings = computed(() => (this.clinic.hasValue() ? this.clinic.value() : null));
  readonly balance = this.kept(this.figures);
  /** Currencies the patient has lines in, the clinic's own first. */
  readonly currencies = computed(() => {
    const own = this.settings()?.currency;
    const all = this.balance()?.items.map(({ currency }) => currency) ?? [];
    return [...all].sort((a, b) => Number(b === own) - Number(a === own) || a.localeCompare(b));
  });
  /** The one currency that shows: currencies are never added together. */
  readonly currency = computed(() => {
    const wanted = this.query()?.currency;
    if (wanted && /^[A-Z]{3}$/.test(wanted)) return wanted;
    return this.balance() ? (this.currencies()[0] ?? this.settings()?.currency ?? null) : null;
  });
  readonly now = computed(() => this.inCurrency(this.balance()));
  /** Where they stood at the end of the last day that is asked for; null without one. */
  readonly then = computed(() => {
    const read = this.past.hasValue() ? this.past.value() : null;
    return read && read.at === this.query()?.filter['to'] ? { at: read.at, figures: this.inCurrency(read) } : null;
  });
  readonly page = this.kept(this.list);
  readonly rows = computed(() => this.page()?.items ?? []);
  readonly problem = computed(() => {
    const error = this.list.error() ?? this.figures.error();
    return error ? problemOf(error) : null;
  });
  /** As fresh as can be; null while it is read and when it is not there. */
  readonly chosen = linkedSignal<PostingDto | null, PostingDto | null>({
    source: () => (this.one.hasValue() && this.one.value().id === this.wanted() ? this.one.value() : this.row()),
    computation: (now, before) => now ?? (before?.value?.id === this.wanted() ? before.value : null),
  });
  readonly isGone = computed(() => this.one.error() !== undefined && !this.row());

  private readonly readings = [this.figures, this.past, this.list, this.one].map((one) => rereads(one));

  constructor() {
    // Each answer is looked at when it comes, so that it is there to be kept.
    effect(() => void [this.balance(), this.page(), this.chosen()]);
    const live = inject(LiveEvents);
    live.on('payments', ({ patientId }) => {
      if (patientId === undefined || patientId === this.patientId()) this.reload();
    });
  }

  reload(): void {
    this.readings.forEach((read) => read());
  }

  /** The line after or before the one looked at; stays at the ends. */
  along(step: 1 | -1): number | null {
    const rows = this.rows();
    const at = rows.findIndex(({ id }) => id === this.wanted());
    const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    return next?.id ?? null;
  }

  /** A line that is known already. */
  known(id: number): PostingDto | null {
    return this.rows().find((row) => row.id === id) ?? null;
  }

  private row(): PostingDto | null {
    const id = this.wanted();
    return id === null ? null : this.known(id);
  }

  private balanceAt(day: string | null) {
    const patientId = this.patientId();
    if (patientId === null || day === null) return undefined;
    return { url: `/api/patients/${patientId}/balance`, params: { ...(day && { at: day }) } };
  }

  private inCurrency(balance: BalanceDto | null): CurrencyBalanceDto | null {
    return balance?.items.find(({ currency }) => currency === this.currency()) ?? null;
  }

  /** The last answer about this patient; a later one that does not come leaves it. */
  private kept<T>(resource: HttpResourceRef<T | undefined>): Signal<T | null> {
    const source = () => ({
      id: this.patientId(),
      value: resource.hasValue() ? resource.value() : null,
    });
    return linkedSignal<ReturnType<typeof source>, T | null>({
      source,
      computation: (now, before) => now.value ?? (before?.source.id === now.id ? before.value : null),
    });
  }
}
