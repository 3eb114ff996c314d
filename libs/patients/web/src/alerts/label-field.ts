import { Component, computed, ElementRef, inject, input, model, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { AlertKind, AlertSuggestion } from '@cuspid/patients/contracts';
import { TextInput } from '@cuspid/ui';
import { suggestionsFor } from './suggestions';

/**
 * What it is, with the usual ones offered below: arrows walk them, Enter takes one, any other word may be typed. Stands in a
 * `cd-field`; a combobox as the ARIA practices describe it.
 */
@Component({
  selector: 'cd-alert-label',
  imports: [TextInput, TranslocoPipe],
  host: { class: 'block relative', '(focusout)': 'left($event)' },
  template: `
    <input
      cdInput
      role="combobox"
      autocomplete="off"
      aria-autocomplete="list"
      aria-controls="cd-alert-offers"
      [attr.maxlength]="max()"
      [attr.aria-expanded]="isOpen()"
      [attr.aria-activedescendant]="isOpen() && at() >= 0 ? 'cd-alert-offer-' + at() : null"
      [placeholder]="'patients.example.' + kind() | transloco"
      [value]="label()"
      (input)="type($event)"
      (focus)="isWanted.set(true)"
      (keydown)="press($event)"
    />
    <div
      id="cd-alert-offers"
      role="listbox"
      [attr.aria-label]="'patients.alert.usual' | transloco"
      [class]="isOpen() ? 'menu absolute inset-x-0 top-full mt-1 z-10' : 'hidden'"
    >
      @for (offer of offers(); track offer.label) {
        <button
          type="button"
          role="option"
          tabindex="-1"
          [id]="'cd-alert-offer-' + $index"
          [attr.aria-selected]="$index === at()"
          [class]="'menu-item text-left' + ($index === at() ? ' bg-accent-soft' : '')"
          (mousedown)="$event.preventDefault()"
          (click)="take(offer)"
        >
          <span
            [class]="'size-2 rounded-full flex-none ' + (offer.severity === 'DANGER' ? 'bg-red' : 'bg-amber')"
            aria-hidden="true"
          ></span>
          <span class="truncate">{{ offer.label }}</span>
          <span class="ml-auto text-small text-ink-3">{{ said(offer) }}</span>
        </button>
      }
    </div>
  `,
})
export class LabelField {
  readonly kind = input.required<AlertKind>();
  readonly max = input.required<number>();
  /** Labels on record already. */
  readonly there = input<readonly string[]>([]);
  readonly label = model('');
  readonly taken = output<AlertSuggestion>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly words = inject(TranslocoService);
  protected readonly isWanted = signal(false);
  protected readonly at = signal(-1);
  protected readonly offers = computed(() => suggestionsFor(this.kind(), this.label(), this.there()));
  protected readonly isOpen = computed(() => this.isWanted() && this.offers().length > 0);

  focus(): void {
    this.host.querySelector('input')?.focus();
  }

  protected said({ severity }: AlertSuggestion): string {
    return this.words.translate(`patients.severity.${severity}`);
  }

  protected type(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.label.set(event.target.value);
    this.at.set(-1);
    this.isWanted.set(true);
  }

  protected press(event: KeyboardEvent): void {
    const count = this.offers().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.isWanted.set(true);
      const by = event.key === 'ArrowDown' ? 1 : -1;
      this.at.update((at) => (count ? (at + by + (at < 0 && by < 0 ? 1 : 0) + count) % count : -1));
    } else if (event.key === 'Enter' && this.isOpen() && this.at() >= 0) {
      event.preventDefault();
      const offer = this.offers()[this.at()];
      if (offer) this.take(offer);
    } else if (event.key === 'Escape' && this.isOpen()) {
      // The list goes first, the form only with the next press.
      event.preventDefault();
      event.stopPropagation();
      this.isWanted.set(false);
    }
  }

  protected take(offer: AlertSuggestion): void {
    this.label.set(offer.label);
    this.isWanted.set(false);
    this.at.set(-1);
    this.taken.emit(offer);
  }

  protected left(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.host.contains(event.relatedTarget)) return;
    this.isWanted.set(false);
  }
}
