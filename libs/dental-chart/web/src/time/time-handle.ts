import { Component, ElementRef, input, output, viewChild } from '@angular/core';

/** What a key on a handle asks for: a tick before or after, so many days, nothing to compare with, to play. */
export type HandleMove = 'before' | 'after' | 'drop' | 'play' | number;

const YEAR = 365;
const MOVES: Readonly<Record<string, HandleMove>> = {
  ArrowLeft: 'before',
  ArrowDown: 'before',
  ',': 'before',
  ArrowRight: 'after',
  ArrowUp: 'after',
  '.': 'after',
  PageUp: YEAR,
  PageDown: -YEAR,
  Escape: 'drop',
  ' ': 'play',
};

/** A handle on the line of time: a range for keyboard and screen reader under a letter for the eye. The line drags it. */
@Component({
  selector: 'cd-time-handle',
  host: { class: 'absolute top-[13px] touch:top-[15px] size-0', '[style.left.%]': 'at()' },
  template: `
    <input
      #slider
      type="range"
      class="peer absolute -left-[9px] -top-[9px] size-[18px] touch:-left-[22px] touch:-top-[22px] touch:size-11 m-0 opacity-0 pointer-events-none"
      min="0"
      step="1"
      [max]="days()"
      [value]="place()"
      [attr.aria-label]="label()"
      [attr.aria-valuetext]="text()"
      (input)="slid.emit(slider.valueAsNumber); slider.valueAsNumber = place()"
      (keydown)="press($event)"
    />
    <span
      class="absolute -left-[9px] -top-[9px] size-[18px] grid place-items-center rounded-full bg-surface text-[10px] leading-none font-bold pointer-events-none peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent"
      aria-hidden="true"
      [class]="
        isParked()
          ? 'text-ink-3 shadow-[inset_0_0_0_2px_var(--line-2)]'
          : 'text-accent-ink shadow-[inset_0_0_0_2px_var(--accent),var(--shadow-1)]'
      "
      >{{ letter() }}</span
    >
  `,
})
export class TimeHandle {
  readonly letter = input.required<string>();
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  readonly days = input.required<number>();
  readonly place = input.required<number>();
  /** It says nothing yet. */
  readonly isParked = input(false);
  readonly at = input.required<number>();
  readonly slid = output<number>();
  readonly moved = output<HandleMove>();
  private readonly slider = viewChild.required<ElementRef<HTMLInputElement>>('slider');

  /** Gives the keyboard to the handle. */
  take(): void {
    this.slider().nativeElement.focus({ preventScroll: true });
  }

  protected press(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.moved.emit(move);
  }
}
