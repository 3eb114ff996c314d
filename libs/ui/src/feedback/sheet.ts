import { afterNextRender, Component, DestroyRef, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';

const FIRST = '[autofocus], .sheet-body :is(input, select, textarea, [role=radio][tabindex="0"]):not(:disabled)';
let count = 0;

/**
 * A panel beside the list, not over it: the list stays usable. The page shows it with `@if` and drops it on `(closed)`.
 * Focus goes to the first field and, when the sheet goes away, back to where it came from. Esc and the cross ask to close;
 * the page may keep it open when typed text would be lost.
 *
 * `<cd-sheet heading="New patient" (closed)="close()"> … <div foot>buttons</div></cd-sheet>`
 */
@Component({
  selector: 'cd-sheet',
  imports: [LucideX, TranslocoPipe],
  host: { class: 'contents', '(keydown.escape)': 'escape($event)' },
  template: `
    <aside #panel class="sheet" role="dialog" tabindex="-1" [attr.aria-labelledby]="headingId">
      <header class="sheet-head">
        <h1 [id]="headingId">{{ heading() }}</h1>
        <span class="sheet-note">{{ note() }}</span>
        <button type="button" class="icon-btn" [attr.aria-label]="'ui.close' | transloco" (click)="closed.emit()">
          <svg lucideX></svg>
        </button>
      </header>
      <div class="sheet-body"><ng-content /></div>
      <footer class="sheet-foot"><ng-content select="[foot]" /></footer>
    </aside>
  `,
})
export class Sheet {
  readonly heading = input.required<string>();
  /** Short grey text beside the cross: "Draft kept". */
  readonly note = input<string | null>();
  /** The person asked to close: Esc or the cross. */
  readonly closed = output<void>();

  protected readonly headingId = `cd-sheet-${++count}`;
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');

  constructor() {
    const before = document.activeElement;
    afterNextRender(() => {
      const panel = this.panel().nativeElement;
      const first = panel.querySelector<HTMLElement>(FIRST);
      (first ?? panel).focus();
    });
    inject(DestroyRef).onDestroy(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    });
  }

  protected escape(event: Event): void {
    if (event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.closed.emit();
  }
}
