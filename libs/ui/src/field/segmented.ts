import { Component, computed, ElementRef, inject, input, model, viewChildren } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { Field } from './field';

export interface Segment<T extends string = string> {
  value: T;
  label: string;
}

const STEP: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Two to four exclusive choices, all visible. A radio group: one stop of Tab, arrows choose.
 *
 * `<cd-segmented [options]="sexes" [formField]="form.sex" />` or `[(value)]="scheme"`.
 */
@Component({
  selector: 'cd-segmented',
  host: {
    role: 'radiogroup',
    '[class]': 'small() ? "seg seg-small" : "seg"',
    '[attr.aria-label]': 'label()',
    '[attr.aria-labelledby]': 'label() ? null : labelledBy',
    '[attr.aria-describedby]': 'describedBy()',
    '[attr.aria-invalid]': 'field?.shown() ? "true" : null',
  },
  template: `
    @for (option of options(); track option.value; let index = $index) {
      <button
        #segment
        type="button"
        role="radio"
        class="seg-option"
        [attr.aria-checked]="option.value === value()"
        [tabindex]="index === stop() ? 0 : -1"
        [disabled]="disabled()"
        (click)="choose(index)"
        (keydown)="move($event, index)"
        (blur)="touched.set(true)"
      >
        {{ option.label }}
      </button>
    }
  `,
})
export class Segmented implements FormValueControl<string | null> {
  readonly options = input.required<readonly Segment[]>();
  readonly value = model<string | null>(null);
  readonly touched = model(false);
  readonly disabled = input(false);
  readonly label = input<string>();
  readonly small = input(false);

  protected readonly field = inject(Field, { optional: true });
  protected readonly labelledBy = this.field?.labelId ?? null;
  protected readonly describedBy = computed(() => this.field?.describedBy() ?? null);
  private readonly buttons = viewChildren<ElementRef<HTMLButtonElement>>('segment');

  /** The one option Tab stops at: the chosen one, else the first. */
  protected readonly stop = computed(() =>
    Math.max(
      0,
      this.options().findIndex((option) => option.value === this.value()),
    ),
  );

  focus(): void {
    this.buttons()[this.stop()]?.nativeElement.focus();
  }

  protected choose(index: number): void {
    const option = this.options()[index];
    if (option) this.value.set(option.value);
  }

  protected move(event: KeyboardEvent, index: number): void {
    const step = STEP[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const count = this.options().length;
    const next = (index + step + count) % count;
    this.choose(next);
    this.buttons()[next]?.nativeElement.focus();
  }
}
