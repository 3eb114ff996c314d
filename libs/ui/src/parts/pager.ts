import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideChevronLeft, LucideChevronRight } from '@lucide/angular';

/** A page of a list, as far as turning it needs to know. */
export interface PageTurned {
  /** Cursor of the page to show, null for the first. */
  after: string | null;
  /** How many come before it. */
  from: string | null;
}

/** "1 to 25 of 40", and the pages before and after. What else stands at the end of the bar goes inside. */
@Component({
  selector: 'cd-pager',
  imports: [LucideChevronLeft, LucideChevronRight, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <span class="ml-auto text-ink-3 tabular" role="status">{{ range() }}</span>
    <span class="flex">
      <button
        type="button"
        class="icon-btn size-7! touch:size-11!"
        [attr.aria-label]="'ui.previousPage' | transloco"
        [disabled]="!after()"
        [class.opacity-40]="!after()"
        (click)="previous()"
      >
        <svg lucideChevronLeft></svg>
      </button>
      <button
        type="button"
        class="icon-btn size-7! touch:size-11!"
        [attr.aria-label]="'ui.nextPage' | transloco"
        [disabled]="!page()?.nextCursor"
        [class.opacity-40]="!page()?.nextCursor"
        (click)="next()"
      >
        <svg lucideChevronRight></svg>
      </button>
      <ng-content />
    </span>
  `,
})
export class Pager {
  /** Undefined while there is none to count. */
  readonly page = input.required<
    { items: readonly unknown[]; nextCursor: string | null; total?: number } | undefined
  >();
  /** Cursor of the page, empty for the first. */
  readonly after = input.required<string>();
  /** How many come before this page. */
  readonly from = input.required<number>();
  /** How many a page has. */
  readonly size = input(25);
  readonly turned = output<PageTurned>();

  private readonly words = inject(TranslocoService);
  /** Cursors of the pages before, so that one can go back; lost on a reload, then back means the first page. */
  private readonly trail = new Map<string, string>();

  protected readonly range = computed(() => {
    const page = this.page();
    if (!page?.items.length) return '';
    const to = this.from() + page.items.length;
    const count = (value: number) => value.toLocaleString('en');
    const values = { from: count(this.from() + 1), to: count(to), total: count(page.total ?? to) };
    // Who was not told how many there are does not say that these are all.
    const isOpen = page.total === undefined && page.nextCursor;
    return this.words.translate(isOpen ? 'ui.rangeOpen' : 'ui.range', values);
  });

  protected next(): void {
    const page = this.page();
    if (!page?.nextCursor) return;
    this.trail.set(page.nextCursor, this.after());
    this.turned.emit({ after: page.nextCursor, from: String(this.from() + page.items.length) });
  }

  protected previous(): void {
    const before = this.trail.get(this.after()) ?? '';
    const from = String(Math.max(0, this.from() - this.size()));
    this.turned.emit(before ? { after: before, from } : { after: null, from: null });
  }
}
