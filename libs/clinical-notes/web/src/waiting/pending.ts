import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { PendingKind, PendingNoteDto } from '@cuspid/clinical-notes/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';

const PAGE = 100;

/** A work list of notes, those that have waited longest first, and the one that is looked at. Provided by the page. */
@Injectable()
export class Pending {
  readonly kind = signal<PendingKind>('unsigned');
  readonly wanted = signal<number | null>(null);
  private readonly read = httpResource<Page<PendingNoteDto>>(() => ({
    url: '/api/clinical-notes/pending',
    params: { kind: this.kind(), limit: PAGE, count: true },
  }));
  readonly reload = rereads(this.read);
  readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  /** What was read last stays while it is read again. */
  readonly page = linkedSignal<
    { kind: PendingKind; page: Page<PendingNoteDto> | undefined },
    Page<PendingNoteDto> | null
  >({
    source: () => ({ kind: this.kind(), page: this.read.hasValue() ? this.read.value() : undefined }),
    computation: (now, before) => now.page ?? (before?.source.kind === now.kind ? before.value : null),
  });
  readonly rows = computed(() => this.page()?.items ?? []);
  readonly total = computed(() => this.page()?.total ?? this.rows().length);
  readonly chosen = computed(() => this.rows().find(({ note }) => note.id === this.wanted()) ?? null);

  constructor() {
    inject(LiveEvents).on('notes', () => this.reload());
  }

  /** Who comes to hand after this one; null when nobody does. */
  after(id: number): number | null {
    const rows = this.rows();
    const at = rows.findIndex(({ note }) => note.id === id);
    return (rows[at + 1] ?? rows[at - 1])?.note.id ?? null;
  }

  /** The next or the one before; stays at the ends. */
  along(step: 1 | -1): number | null {
    const rows = this.rows();
    const at = rows.findIndex(({ note }) => note.id === this.wanted());
    const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    return next?.note.id ?? null;
  }

  /** It is done: it leaves the list at once, before the list is read again. */
  settled(id: number): void {
    this.page.update((page) => {
      if (!page) return page;
      const items = page.items.filter(({ note }) => note.id !== id);
      return { ...page, items, ...(page.total !== undefined && { total: page.total - 1 }) };
    });
    this.reload();
  }
}
