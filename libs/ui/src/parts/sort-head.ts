import { Component, computed, effect, ElementRef, inject, input, output } from '@angular/core';
import { LucideArrowDown, LucideArrowUp } from '@lucide/angular';

export interface Sorting {
  key: string;
  descending: boolean;
}

/**
 * The inside of a sortable column head; tells the <th> around it how it is sorted.
 * `<th scope="col"><cd-sort-head key="name" [sorting]="sorting()" (sorted)="sorting.set($event)">Patient</cd-sort-head></th>`
 */
@Component({
  selector: 'cd-sort-head',
  imports: [LucideArrowUp, LucideArrowDown],
  template: `
    <button type="button" class="sort" [attr.data-sorted]="on()" (click)="press()">
      <ng-content />
      @if (on()) {
        @if (sorting()?.descending) {
          <svg lucideArrowDown [size]="14"></svg>
        } @else {
          <svg lucideArrowUp [size]="14"></svg>
        }
      }
    </button>
  `,
})
export class SortHead {
  readonly key = input.required<string>();
  readonly sorting = input<Sorting | null>(null);
  readonly sorted = output<Sorting>();

  protected readonly on = computed(() => this.sorting()?.key === this.key());

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect(() => {
      const direction = this.sorting()?.descending ? 'descending' : 'ascending';
      const head = host.closest('th');
      if (this.on()) head?.setAttribute('aria-sort', direction);
      else head?.removeAttribute('aria-sort');
    });
  }

  protected press(): void {
    this.sorted.emit({ key: this.key(), descending: this.on() && !this.sorting()?.descending });
  }
}
