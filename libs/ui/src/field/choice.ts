import { Component, computed, ElementRef, input, model, viewChildren } from '@angular/core';

const STEP: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** `name` where the label is short for it. */
export interface ChoiceOption {
  value: string;
  label: string;
  name?: string;
}

/** One of a few words, all visible; the chosen one pressed again, or Delete, takes it back: it was not recorded. */
@Component({
  selector: 'cd-choice',
  host: {
    role: 'radiogroup',
    '[class]': "isSmall() ? 'seg seg-small' : 'seg w-fit! max-w-full flex-wrap h-auto! min-h-(--form-field)'",
    '[attr.aria-labelledby]': 'labelledBy()',
  },
  template: `
    @for (option of options(); track option.value; let index = $index) {
      <button
        #segment
        type="button"
        role="radio"
        [class]="isSmall() ? 'seg-option px-2!' : 'seg-option min-h-7 touch:min-h-11'"
        [attr.aria-checked]="option.value === value()"
        [attr.aria-label]="option.name ?? null"
        [attr.title]="option.name ?? null"
        [tabindex]="index === stop() ? 0 : -1"
        [disabled]="disabled()"
        (click)="press(option.value)"
        (keydown)="move($event, index)"
      >
        {{ option.label }}
      </button>
    }
  `,
})
export class Choice {
  readonly options = input.required<readonly ChoiceOption[]>();
  readonly labelledBy = input.required<string>();
  readonly disabled = input(false);
  /** In a row of many, instead of as high as a field. */
  readonly isSmall = input(false);
  readonly value = model('');
  private readonly buttons = viewChildren<ElementRef<HTMLButtonElement>>('segment');

  protected readonly stop = computed(() =>
    Math.max(
      0,
      this.options().findIndex(({ value }) => value === this.value()),
    ),
  );

  protected press(value: string): void {
    this.value.set(value === this.value() ? '' : value);
  }

  protected move(event: KeyboardEvent, index: number): void {
    if (event.key === 'Delete' || event.key === 'Backspace') return this.value.set('');
    const step = STEP[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (index + step + this.options().length) % this.options().length;
    this.value.set(this.options()[next]?.value ?? '');
    this.buttons()[next]?.nativeElement.focus();
  }
}
