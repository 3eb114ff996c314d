import { Component, computed, DestroyRef, ElementRef, inject, input, signal } from '@angular/core';
import { CdkMenu, CdkMenuTrigger } from '@angular/cdk/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleCheck, LucideCircleQuestionMark, LucideDroplet, LucideTriangleAlert } from '@lucide/angular';

/** One thing to know before touching the patient. `danger`: allergy or danger to life. `caution`: changes the plan. */
export interface AlertFact {
  severity: 'danger' | 'caution';
  /** What: "Penicillin". */
  name: string;
  /** How: "anaphylaxis". */
  text?: string;
}

/** How many facts fit the banner's width; severe ones are never cut. */
export function factsThatFit(facts: readonly AlertFact[], room: number): number {
  const severe = facts.filter((fact) => fact.severity === 'danger').length;
  return Math.min(facts.length, Math.max(severe, room));
}

/**
 * The safety line under a patient's name: always there, never closed. Severe facts first; what does not fit is behind
 * "+2". Not asked yet and none known look different from a list. A button or who confirmed it goes inside.
 */
@Component({
  selector: 'cd-alert-banner',
  imports: [
    LucideTriangleAlert,
    LucideDroplet,
    LucideCircleQuestionMark,
    LucideCircleCheck,
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

  private readonly width = signal(1200);
  private readonly sorted = computed(() =>
    [...this.facts()].sort((a, b) => Number(a.severity !== 'danger') - Number(b.severity !== 'danger')),
  );
  // A fact takes about 210 px; the note and the button keep 260.
  private readonly fit = computed(() =>
    factsThatFit(this.sorted(), Math.max(1, Math.floor((this.width() - 260) / 210))),
  );
  protected readonly shown = computed(() => this.sorted().slice(0, this.fit()));
  protected readonly rest = computed(() => this.sorted().slice(this.fit()));
  /** A patient with facts but an unanswered allergy question shows both. */
  protected readonly look = computed(() => {
    if (this.facts().length > 0) return 'alert-banner';
    return this.state() === 'unknown' ? 'alert-banner alert-banner-unknown' : 'alert-banner alert-banner-quiet';
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => this.width.set(entry?.contentRect.width ?? 1200));
    observer.observe(host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}
