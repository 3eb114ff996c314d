import { afterRenderEffect, Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCalendarSync, LucideX } from '@lucide/angular';
import { Session } from '@cuspid/platform/web';
import { VisitFeed } from './visit-feed';

/** Opens the calendar feed over the calendar. Not there for who has no visits of their own. */
@Component({
  selector: 'cd-feed-button',
  imports: [LucideCalendarSync, LucideX, TranslocoPipe, VisitFeed],
  host: { class: 'contents' },
  template: `
    @if (may) {
      <button
        type="button"
        class="icon-btn"
        aria-haspopup="dialog"
        [attr.aria-label]="'visits.feed.title' | transloco"
        [title]="'visits.feed.title' | transloco"
        (click)="isOpen.set(true)"
      >
        <svg lucideCalendarSync></svg>
      </button>
      @if (isOpen()) {
        <dialog #dialog class="dialog" aria-labelledby="visit-feed" closedby="any" (close)="isOpen.set(false)">
          <div class="flex items-center">
            <h2 id="visit-feed" class="text-title">{{ 'visits.feed.title' | transloco }}</h2>
            <button
              type="button"
              class="icon-btn ml-auto"
              [attr.aria-label]="'ui.close' | transloco"
              (click)="dialog.close()"
            >
              <svg lucideX></svg>
            </button>
          </div>
          <p class="text-ink-2 mt-1 mb-4">{{ 'visits.feed.text' | transloco }}</p>
          <cd-visit-feed />
        </dialog>
      }
    }
  `,
})
export class FeedButton {
  protected readonly may = inject(Session).can('visit.feed');
  protected readonly isOpen = signal(false);
  private readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterRenderEffect(() => {
      const dialog = this.dialog()?.nativeElement;
      if (dialog && !dialog.open) dialog.showModal();
    });
  }
}
