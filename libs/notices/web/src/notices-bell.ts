import { Component, computed, inject, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideBell } from '@lucide/angular';
import { OwnNotices } from './own-notices';

/** The bell in the top bar: filled with a number when something waits, a dot when there is only news. */
@Component({
  selector: 'cd-notices-bell',
  imports: [LucideBell, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <button
      type="button"
      class="icon-btn relative"
      [attr.aria-label]="label() | transloco: { count: waiting() || news() }"
      [attr.aria-expanded]="isOpen()"
      (click)="isOpen.set(!isOpen())"
    >
      <svg lucideBell></svg>
      @if (waiting()) {
        <span class="bell-count" aria-hidden="true">{{ waiting() > 9 ? '9+' : waiting() }}</span>
      } @else if (news()) {
        <span class="bell-dot" aria-hidden="true"></span>
      }
    </button>
  `,
})
export class NoticesBell {
  /** Whether the sheet shows. */
  readonly isOpen = model(false);

  private readonly notices = inject(OwnNotices);
  protected readonly waiting = computed(() => this.notices.waiting()?.total ?? 0);
  protected readonly news = computed(() => this.notices.news()?.total ?? 0);
  protected readonly label = computed(() =>
    this.waiting() ? 'notices.waiting' : this.news() ? 'notices.news' : 'notices.title',
  );
}
