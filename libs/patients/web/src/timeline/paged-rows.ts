import { httpResource } from '@angular/common/http';
import { computed, linkedSignal, signal, Signal } from '@angular/core';
import type { Page } from '@cuspid/platform/contracts';
import { rereads } from '@cuspid/platform/web';

type Params = Record<string, string | number>;
interface Rows<T> {
  items: readonly T[];
  nextCursor: string | null;
  /** Of which selection they are. */
  of: string;
}

/**
 * A list as far as it has been read: a first page, and each further one after it. `url` undefined reads nothing. Needs an
 * injection context.
 */
export function pagedRows<T>(url: Signal<string | undefined>, params: Signal<Params>, limit = 50) {
  const of = computed(() => JSON.stringify([url(), params()]));
  /** Where the page being read begins; a new selection begins at its first. */
  const cursor = linkedSignal<string, string | null>({ source: of, computation: () => null });
  const page = httpResource<Page<T>>(() => {
    const [address, after] = [url(), cursor()];
    return address ? { url: address, params: { ...params(), limit, ...(after && { cursor: after }) } } : undefined;
  });
  const isBehind = signal(false);
  const read = rereads(page);
  const answer = computed(() => (page.hasValue() ? page.value() : undefined));
  /** What has been read stays while more is on its way, and while another selection is: greyed, by `isStale`. */
  const rows = linkedSignal<Page<T> | undefined, Rows<T> | undefined>({
    source: answer,
    computation: (came, before) => {
      if (!came) return before?.value;
      const isMore = cursor() !== null && before?.value?.of === of();
      const items = isMore ? [...(before?.value?.items ?? []), ...came.items] : came.items;
      return { items, nextCursor: came.nextCursor, of: of() };
    },
  });
  return {
    page,
    rows,
    isStale: computed(() => rows() !== undefined && rows()?.of !== of()),
    isReadingMore: computed(() => page.isLoading() && cursor() !== null),
    /** Something new came while older pages were being read: they stay until somebody asks for the top. */
    isBehind: isBehind.asReadonly(),
    /** Reads the next page, unless one is being read. */
    more: () => {
      const next = rows()?.nextCursor;
      if (next && !page.isLoading()) cursor.set(next);
    },
    /** Something changed: the first page is read again where it alone shows. */
    again: () => (cursor() === null ? read() : isBehind.set(true)),
    /** From the top. */
    top: () => {
      isBehind.set(false);
      if (cursor() === null) read();
      else cursor.set(null);
    },
  };
}
