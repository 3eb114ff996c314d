import { Component, computed, ElementRef, input, linkedSignal, model, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { BareInput } from '@cuspid/ui';
import { amountText, grouped, minorOf } from './money';

/** No amount: what was typed cannot be read as one. */
export const NO_AMOUNT = -1;

/** Money, typed in whole units with its thousands grouped, kept in minor units. Stands inside a `cd-field`. */
@Component({
  selector: 'cd-money-field',
  imports: [BareInput],
  template: `
    <div class="input">
      <span class="text-ink-3">{{ currency() }}</span>
      <input
        #box
        cdBareInput
        class="text-right tabular"
        inputmode="decimal"
        autocomplete="off"
        [disabled]="disabled()"
        [value]="text()"
        (input)="type()"
        (blur)="leave()"
      />
    </div>
  `,
})
export class MoneyField implements FormValueControl<number | null> {
  /** In minor units; null without one; `NO_AMOUNT` while what is typed is none. */
  readonly value = model<number | null>(null);
  readonly touched = model(false);
  readonly disabled = input(false);
  readonly currency = input.required<string>();

  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly shown = computed(() => {
    const value = this.value();
    return value === null || value === NO_AMOUNT ? '' : amountText(value, this.currency());
  });
  /** What stands in the field: while somebody types, their text. */
  protected readonly text = linkedSignal(() => this.shown());

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected type(): void {
    const box = this.box().nativeElement;
    const behind = box.value.length - (box.selectionEnd ?? box.value.length);
    const text = grouped(box.value);
    this.value.set(minorOf(text, this.currency()) ?? (text.trim() ? NO_AMOUNT : null));
    this.text.set(text);
    // The caret stays where it was, seen from the end: groups come and go before it.
    box.value = text;
    box.setSelectionRange(text.length - behind, text.length - behind);
  }

  protected leave(): void {
    const value = this.value();
    if (value !== NO_AMOUNT) this.text.set(this.shown());
    this.touched.set(true);
  }
}
