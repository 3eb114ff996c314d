import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { NoticeDto, NoticeGroup } from '@cuspid/notices/contracts';
import { PAGE, type Page } from '@cuspid/platform/contracts';
import { LiveEvents, rereads, Session } from '@cuspid/platform/web';

/** One's own notices, live: what waits, and what one should know. The bell counts them on every page. */
@Injectable({ providedIn: 'root' })
export class OwnNotices {
  private readonly session = inject(Session);
  private readonly size = signal<number>(PAGE.limit);
  private readonly act = this.of('ACT');
  private readonly info = this.of('INFO');

  readonly waiting = kept(this.act);
  readonly news = kept(this.info);
  readonly isLoading = computed(
    () => !this.waiting() && !this.news() && (this.act.isLoading() || this.info.isLoading()),
  );
  readonly error = computed(() => this.act.error() ?? this.info.error());
  readonly hasMore = computed(
    () => this.size() < PAGE.limitMax && [this.waiting(), this.news()].some((page) => page?.nextCursor),
  );
  private readonly readings = [rereads(this.act), rereads(this.info)];

  constructor() {
    inject(LiveEvents).on('notices', () => this.reload());
  }

  reload(): void {
    this.readings.forEach((read) => read());
  }

  more(): void {
    this.size.set(PAGE.limitMax);
  }

  private of(group: NoticeGroup) {
    return httpResource<Page<NoticeDto>>(() => {
      if (!this.session.can('account.self')) return undefined;
      return { url: '/api/notices', params: { group, count: true, limit: this.size() } };
    });
  }
}

/** The last answer: a reload that finds no server leaves what is known. */
function kept(resource: ReturnType<typeof httpResource<Page<NoticeDto>>>) {
  return linkedSignal<Page<NoticeDto> | undefined, Page<NoticeDto> | null>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (now, before) => now ?? before?.value ?? null,
  });
}
