import { Component, ElementRef, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

let count = 0;

/**
 * «?» beside a figure: what is counted, and of what. Shown while pointed at or focused, kept open by a press; Esc puts it away.
 * The words are in the page all the time, so a screen reader has them with the button.
 */
@Component({
  selector: 'cd-definition',
  imports: [TranslocoPipe],
  host: {
    class: 'report-def',
    '[class.report-def-open]': 'isOpen()',
    '[class.report-def-shut]': 'isShut()',
    '(keydown.escape)': 'shut($event)',
    '(mouseenter)': 'isShut.set(false)',
    '(focusin)': 'isShut.set(false)',
    '(focusout)': 'left($event)',
  },
  template: `
    <button
      type="button"
      class="report-def-button"
      [attr.aria-expanded]="isOpen()"
      [attr.aria-controls]="id"
      [attr.aria-describedby]="id"
      [attr.aria-label]="'reports.definition' | transloco: { figure: label() }"
      (click)="isOpen.set(!isOpen())"
    >
      ?
    </button>
    <span class="report-def-text" [id]="id">
      {{ text() }}
      @if (of()) {
        <span class="block mt-1 text-ink-3">{{ 'reports.outOf' | transloco: { what: of() } }}</span>
      }
    </span>
  `,
})
export class Definition {
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  /** Of a share or a mean: what it is a share of. */
  readonly of = input<string | null>(null);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly id = `cd-definition-${++count}`;
  protected readonly isOpen = signal(false);
  /** Put away with Esc while it is still pointed at. */
  protected readonly isShut = signal(false);

  protected shut(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    this.isOpen.set(false);
    this.isShut.set(true);
  }

  protected left({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && this.host.nativeElement.contains(relatedTarget)) return;
    this.isOpen.set(false);
  }
}
