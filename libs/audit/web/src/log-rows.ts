import { httpResource } from '@angular/common/http';
import { computed, linkedSignal, Signal } from '@angular/core';
import type { AuditEntryDto } from '@cuspid/audit/contracts';
import type { Page } from '@cuspid/platform/contracts';

const ROWS = 50;

interface Rows {
  items: readonly AuditEntryDto[];
  nextCursor: string | null;
  /** Of which selection they are. */
  of: string;
}

/** The log as far as it has been read: a first page, and each further one after it. Needs an injection context. */
export function logRows(params: Signal<Record<string, string | number>>) {
  const of = computed(() => JSON.stringify(params()));
  /** Where the page being read begins; a new selection begins at its first. */
  const cursor = linkedSignal<string, string | null>({ source: of, computation: () => null });
  const page = httpResource<Page<AuditEntryDto>>(() => {
    const after = cursor();
    return { url: '/api/audit-logs', params: { ...params(), limit: ROWS, ...(after && { cursor: after }) } };
  });
  const answer = computed(() => (page.hasValue() ? page.value() : undefined));
  /** What has been read stays while more is on its way, and while another selection is: greyed, by `isStale`. */
  const rows = linkedSignal<Page<AuditEntryDto> | undefined, Rows | undefined>({
    source: answer,
    computation: (read, before) => {
      if (!read) return before?.value;
      const isMore = cursor() !== null && before?.value?.of === of();
      const items = isMore ? [...(before?.value?.items ?? []), ...read.items] : read.items;
      return { items, nextCursor: read.nextCursor, of: of() };
    },
  });
  return {
    page,
    rows,
    isStale: computed(() => rows() !== undefined && rows()?.of !== of()),
    isReadingMore: computed(() => page.isLoading() && cursor() !== null),
    /** Reads the next page, unless one is being read. */
    more: () => {
      const next = rows()?.nextCursor;
      if (next && !page.isLoading()) cursor.set(next);
    },
    /** Reads from the top again. */
    again: () => {
      if (cursor() === null) page.reload();
      else cursor.set(null);
    },
  };
}
