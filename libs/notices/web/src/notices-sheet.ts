import { Component, computed, inject, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { NoticeDto } from '@cuspid/notices/contracts';
import { problemOf } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Sheet, Skeleton, Toasts } from '@cuspid/ui';
import { AccessAnswer } from './access-answer';
import { NoticeItem } from './notice-item';
import { NoticesApi } from './notices-api';
import { OwnNotices } from './own-notices';

/** What waits for whoever is signed in, and what they should know, beside the page. */
@Component({
  selector: 'cd-notices-sheet',
  imports: [AccessAnswer, EmptyState, ErrorPanel, NoticeItem, Sheet, Skeleton, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './notices-sheet.html',
})
export class NoticesSheet {
  readonly closed = output<void>();

  private readonly api = inject(NoticesApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  protected readonly notices = inject(OwnNotices);
  protected readonly waiting = computed(() => this.notices.waiting()?.items ?? []);
  protected readonly news = computed(() => this.notices.news()?.items ?? []);
  protected readonly isNothing = computed(() => !this.waiting().length && !this.news().length);
  protected readonly problem = computed(() => (this.notices.error() ? problemOf(this.notices.error()) : null));

  protected putAway({ id }: NoticeDto): void {
    void this.attempt(() => this.api.putAway(id));
  }

  protected putAllAway(): void {
    void this.attempt(() => this.api.putAllAway());
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('notices.failed'));
    } finally {
      this.notices.reload();
    }
  }
}
