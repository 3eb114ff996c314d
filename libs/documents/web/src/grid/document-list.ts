import { httpResource, HttpResourceRef } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, signal, Signal } from '@angular/core';
import type { DocumentDto, DocumentSeriesListDto } from '@cuspid/documents/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';

/** How many documents a page shows. */
export const DOCUMENTS_SHOWN = 60;

/** What the list is asked for, from the address. */
export interface DocumentQuery {
  readonly patientId: number;
  readonly filter: Readonly<Record<string, string>>;
}

/** The documents that show, and the one that is looked at. Provided by the page. */
@Injectable()
export class DocumentList {
  readonly query = signal<DocumentQuery | null>(null, { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  /** The document whose details show; it may be on no page of the list. */
  readonly wanted = signal<number | null>(null);

  private readonly list = httpResource<Page<DocumentDto>>(() => {
    const query = this.query();
    if (!query) return undefined;
    const params = { ...query.filter, limit: DOCUMENTS_SHOWN, count: true };
    return { url: `/api/patients/${query.patientId}/documents`, params };
  });
  private readonly known = httpResource<DocumentSeriesListDto>(() => {
    const query = this.query();
    return query ? `/api/patients/${query.patientId}/documents/series` : undefined;
  });
  private readonly one = httpResource<DocumentDto>(() => {
    const id = this.wanted();
    return id === null ? undefined : `/api/documents/${id}`;
  });
  private readonly patientId = computed(() => this.query()?.patientId ?? null);
  readonly page = this.kept(this.list);
  readonly rows = computed(() => this.page()?.items ?? []);
  readonly series = computed(() => (this.known.hasValue() ? this.known.value().items : []));
  readonly problem = computed(() => (this.list.error() ? problemOf(this.list.error()) : null));
  readonly isLoading = computed(() => this.list.isLoading());
  /** The freshest that is known of the chosen one; null while it is read and when it is gone. */
  readonly chosen = linkedSignal<DocumentDto | null, DocumentDto | null>({
    source: () => this.freshest(),
    computation: (now, before) => now ?? (before?.value?.id === this.wanted() && !this.isGone() ? before.value : null),
  });
  /** The chosen one cannot be read: it is gone, or was never there. */
  readonly isGone = computed(() => this.wanted() !== null && this.one.error() !== undefined && !this.row());

  private readonly readings = [rereads(this.list), rereads(this.known), rereads(this.one)];

  constructor() {
    // Each answer is looked at when it comes, so that it is there to be kept.
    effect(() => void [this.page(), this.chosen()]);
    const live = inject(LiveEvents);
    live.on('documents', ({ patientId }) => {
      if (patientId === undefined || patientId === this.patientId()) this.reload();
    });
  }

  reload(): void {
    this.readings.forEach((read) => read());
  }

  private row(): DocumentDto | undefined {
    return this.rows().find(({ id }) => id === this.wanted());
  }

  private freshest(): DocumentDto | null {
    const read = this.one.hasValue() && this.one.value().id === this.wanted() ? this.one.value() : null;
    const row = this.row() ?? null;
    return read && row ? (read.version >= row.version ? read : row) : (read ?? row);
  }

  /** The last answer; a later one that does not come leaves it. Another patient does not, nor does the bin. */
  private kept<T>(resource: HttpResourceRef<T | undefined>): Signal<T | null> {
    const source = () => ({
      of: `${this.patientId()} ${this.query()?.filter['bin']}`,
      value: resource.hasValue() ? resource.value() : null,
    });
    return linkedSignal<ReturnType<typeof source>, T | null>({
      source,
      computation: (now, before) => now.value ?? (before?.source.of === now.of ? before.value : null),
    });
  }
}
