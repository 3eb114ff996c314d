import { Component, computed, DestroyRef, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { CdkMenu, CdkMenuTrigger } from '@angular/cdk/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  LucideCircleCheck,
  LucideCircleQuestionMark,
  LucideClockAlert,
  LucideDroplet,
  LucideTriangleAlert,
} from '@lucide/angular';
import { fitFacts, type AlertFact } from './fit-facts';
export type { AlertFact } from './fit-facts';

/** What the gutters take at both ends together, in px. */
const GUTTERS = 44;
/** A letter of the banner's text, where nothing can be measured. */
const LETTER = 7;

/**
 * The safety line under a patient's name: always there, never closed. Severe facts first, and never cut: cautions that do
 * not fit are behind "+2". Not asked yet and none known look different from a list. A button goes inside.
 */
@Component({
  selector: 'cd-alert-banner',
  imports: [
    LucideTriangleAlert,
    LucideDroplet,
    LucideCircleQuestionMark,
    LucideCircleCheck,
    LucideClockAlert,
    TranslocoPipe,
    CdkMenu,
    CdkMenuTrigger,
  ],
  host: { class: 'block' },
  templateUrl: './alert-banner.html',
})
export class AlertBanner {
  /** `unknown`: nobody asked. `none`: asked, none. `list`: see `facts`. */
  readonly state = input.required<'unknown' | 'none' | 'list'>();
  readonly facts = input<readonly AlertFact[]>([]);
  /** For `none`: "None known, confirmed 5 Nov by T. Bandara". For the others: a note at the right. */
  readonly note = input<string | null>();
  /** It was confirmed too long ago: the note turns amber. */
  readonly isDue = input(false);

  private readonly aside = viewChild<ElementRef<HTMLElement>>('aside');
  private readonly width = signal(1200);
  private readonly asideWidth = signal(240);
  private readonly pen = penOf(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement);
  protected readonly fitted = computed(() => {
    const unanswered = this.state() === 'unknown' && this.facts().length ? 170 : 0;
    return fitFacts(this.facts(), this.width() - GUTTERS - this.asideWidth() - unanswered, this.pen);
  });
  /** A patient with facts but an unanswered allergy question shows both. */
  protected readonly look = computed(() => {
    const tall = this.fitted().isTall ? ' alert-banner-tall' : '';
    if (this.facts().some(({ severity }) => severity === 'danger')) return `alert-banner${tall}`;
    if (this.facts().length > 0) return 'alert-banner alert-banner-caution';
    if (this.state() === 'unknown') return 'alert-banner alert-banner-unknown';
    return `alert-banner ${this.isDue() ? 'alert-banner-caution' : 'alert-banner-quiet'}`;
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      this.width.set(host.getBoundingClientRect().width || 1200);
      // What stands at the right takes its room first: it holds the button.
      this.asideWidth.set(Math.min(this.aside()?.nativeElement.scrollWidth ?? 0, host.clientWidth / 2));
    });
    observer.observe(host);
    queueMicrotask(() => {
      const aside = this.aside()?.nativeElement;
      if (aside) observer.observe(aside);
    });
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}

/** Measures a text in the banner's own letters, without drawing it. */
function penOf(host: HTMLElement): (text: string) => number {
  let canvas: CanvasRenderingContext2D | null | undefined;
  return (text) => {
    if (canvas === undefined) {
      canvas = typeof ResizeObserver === 'undefined' ? null : document.createElement('canvas').getContext('2d');
      if (canvas) canvas.font = `500 ${getComputedStyle(host).font.replace(/^.*?(?=\d+(\.\d+)?px)/, '')}`;
    }
    return canvas ? canvas.measureText(text).width * 1.04 : text.length * LETTER;
  };
}
