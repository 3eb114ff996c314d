import { Component, input, linkedSignal, output } from '@angular/core';
import { clockOf } from './clock';

/** A time of day, typed in any usual way; told once it is one. What is none stays, marked. */
@Component({
  selector: 'cd-clock-input',
  host: { class: 'block' },
  template: `
    <input
      #box
      class="input settings-clock tabular"
      inputmode="numeric"
      autocomplete="off"
      maxlength="5"
      [attr.aria-label]="label()"
      [attr.aria-invalid]="isBad() || isWrong() ? 'true' : null"
      [attr.aria-describedby]="describedBy()"
      [disabled]="disabled()"
      [value]="draft()"
      (input)="draft.set(box.value)"
      (change)="take()"
    />
  `,
})
export class ClockInput {
  readonly value = input.required<string>();
  readonly label = input.required<string>();
  readonly disabled = input(false);
  /** It is a time, but the wrong one here. */
  readonly isWrong = input(false);
  readonly describedBy = input<string | null>(null);
  readonly chosen = output<string>();

  protected readonly draft = linkedSignal(() => this.value());
  protected readonly isBad = linkedSignal({ source: () => this.value(), computation: () => false });

  protected take(): void {
    const clock = clockOf(this.draft());
    this.isBad.set(clock === null);
    if (clock === null) return;
    this.draft.set(clock);
    if (clock !== this.value()) this.chosen.emit(clock);
  }
}
