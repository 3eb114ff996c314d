import { Component, computed, ElementRef, input, linkedSignal, model, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { BareInput } from '../field/text-input';
import { amountText, grouped, isParting, minorOf } from './money';

/** No amount: what was typed cannot be read as one. */
export const NO_AMOUNT = -1;

/**
 * Money, typed in whole units with its thousands grouped, kept in minor units; a negative one cannot be typed. Stands inside
 * a `cd-field`, or has a `label` of its own.
 *
 * `<cd-money-field [currency]="currency()" [formField]="form.price" />` or `[(value)]="amount"`
 */
@Component({
  selector: 'cd-money-field',
  imports: [BareInput],
  host: { class: 'block' },
  template: `
    <div class="input" [class.h-8!]="small()">
      <span class="text-ink-3">{{ currency() }}</span>
      <input
        #box
        cdBareInput
        class="text-right tabular"
        inputmode="decimal"
        autocomplete="off"
        [attr.aria-label]="label()"
        [disabled]="disabled()"
        [value]="text()"
        (input)="type($event)"
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
  /** What it is, where no `cd-field` says it. */
  readonly label = input<string>();
  /** In a row of many. */
  readonly small = input(false);

  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly shown = computed(() => {
    const value = this.value();
    return value === null || value === NO_AMOUNT ? '' : amountText(value, this.currency());
  });
  /** What stands in the field: while somebody types, their text. */
  protected readonly text = linkedSignal(() => this.shown());
  /** The commas are the person's own until they part thousands: "1,00" is not turned into a hundred. */
  private isByHand = false;

  /** The whole amount is chosen, so that the next key writes over it. */
  focus(): void {
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected type(event: Event): void {
    const box = this.box().nativeElement;
    const added = event instanceof InputEvent ? event.data : null;
    // Also what was pasted: it comes without data, and is read as it was written.
    const isPasted = event instanceof InputEvent && event.inputType === 'insertFromPaste';
    this.isByHand = (this.isByHand || isPasted || /[,\s]/.test(added ?? '')) && isParting(box.value);
    if (this.isByHand) return this.take(box.value);
    const behind = box.value.length - (box.selectionEnd ?? box.value.length);
    const text = grouped(box.value);
    this.take(text);
    // The caret stays where it was, seen from the end: groups come and go before it.
    box.value = text;
    box.setSelectionRange(text.length - behind, text.length - behind);
  }

  protected leave(): void {
    if (this.value() !== NO_AMOUNT) this.text.set(this.shown());
    this.touched.set(true);
  }

  private take(text: string): void {
    this.value.set(minorOf(text, this.currency()) ?? (text.trim() ? NO_AMOUNT : null));
    this.text.set(text);
  }
}
