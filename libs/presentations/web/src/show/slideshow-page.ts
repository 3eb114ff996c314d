import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideChevronLeft, LucideChevronRight, LucideFileText } from '@lucide/angular';
import { dayText, Hotkeys, KeyCap, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import type { PresentationDto } from '@cuspid/presentations/contracts';
import { ErrorPanel, Skeleton, Toasts } from '@cuspid/ui';
import { PresentationsApi } from '../presentations-api';
import { SlideImage } from './slide-image';

const KEPT_MS = 60_000;

/** A presentation, slide by slide. When the consent is withdrawn while it is shown, it is gone from the screen. */
@Component({
  selector: 'cd-slideshow-page',
  imports: [
    ErrorPanel,
    KeyCap,
    LucideChevronLeft,
    LucideChevronRight,
    LucideFileText,
    RouterLink,
    Skeleton,
    SlideImage,
    TranslocoPipe,
  ],
  host: { class: 'page' },
  templateUrl: './slideshow-page.html',
})
export class SlideshowPage {
  /** From the address. */
  readonly id = input.required<string>();
  readonly slide = input<string>();

  private readonly router = inject(Router);
  private readonly api = inject(PresentationsApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  protected readonly presentationId = computed(() => Number(this.id()));
  protected readonly isPrinting = signal(false);
  protected readonly shown = httpResource<PresentationDto>(() => `/api/presentations/${this.presentationId()}`);
  protected readonly deck = computed(() => (this.shown.hasValue() ? this.shown.value() : undefined));
  protected readonly problem = computed(() => (this.shown.error() ? problemOf(this.shown.error()) : null));
  protected readonly many = computed(() => this.deck()?.slides.length ?? 0);
  protected readonly at = computed(() => Math.min(Math.max(1, Number(this.slide()) || 1), Math.max(1, this.many())));
  protected readonly current = computed(() => this.deck()?.slides[this.at() - 1]);
  protected readonly day = computed(() => {
    const day = this.current()?.day;
    return day ? dayText(day) : null;
  });

  constructor() {
    inject(LiveEvents).on('patients', rereads(this.shown));
    const group = this.say('title');
    inject(Hotkeys).bind([
      { keys: 'right', label: this.say('next'), group, run: () => this.go(1) },
      { keys: 'left', label: this.say('previous'), group, run: () => this.go(-1) },
    ]);
  }

  protected go(by: number): void {
    const slide = Math.min(Math.max(1, this.at() + by), this.many());
    void this.router.navigate([], { queryParams: { slide }, replaceUrl: true });
  }

  protected async print(): Promise<void> {
    if (this.isPrinting()) return;
    this.isPrinting.set(true);
    // Opened with the press: a tab opened after the answer would be taken for an advertisement.
    const tab = window.open('', '_blank');
    try {
      const url = URL.createObjectURL(await this.api.pdf(this.presentationId()));
      setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
      tab?.location.replace(url);
    } catch (error) {
      tab?.close();
      this.toasts.error(problemOf(error).detail ?? this.say('printFailed'));
    } finally {
      this.isPrinting.set(false);
    }
  }

  private say(key: string): string {
    return this.words.translate(`presentations.${key}`);
  }
}
