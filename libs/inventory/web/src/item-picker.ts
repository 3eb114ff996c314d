import { httpResource } from '@angular/common/http';
import { Component, computed, ElementRef, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { LucideSearch } from '@lucide/angular';
import type { InventoryItemDto } from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { StockWords } from './stock-words';

const PAUSE_MS = 150;
const SHOWN = 8;
let count = 0;

/** Finds an item by its name while one types: arrows walk, Enter takes. */
@Component({
  selector: 'cd-item-picker',
  imports: [LucideSearch],
  host: { class: 'block relative', '(focusout)': 'leave($event)' },
  template: `
    <div class="input h-8! touch:h-11! text-body">
      <svg lucideSearch [size]="14" class="text-ink-3"></svg>
      <input
        #box
        class="input-bare"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        [attr.aria-label]="label()"
        [attr.aria-expanded]="isOpen()"
        [attr.aria-controls]="listId"
        [attr.aria-activedescendant]="isOpen() && found().length ? listId + '-' + at() : null"
        [placeholder]="label()"
        [value]="typed()"
        (input)="type(box.value)"
        (keydown)="press($event)"
      />
    </div>
    <div class="menu stock-found" role="listbox" [id]="listId" [attr.aria-label]="label()" [hidden]="!isOpen()">
      @for (item of found(); track item.id; let index = $index) {
        <div
          class="menu-item"
          role="option"
          [id]="listId + '-' + index"
          [attr.aria-selected]="index === at()"
          [class.stock-found-on]="index === at()"
          (mousedown)="$event.preventDefault(); take(item)"
        >
          <span class="truncate">{{ item.name }}</span>
          <span class="ml-auto text-ink-3 tabular">{{ words.amount(item.quantity, item.unit) }}</span>
        </div>
      } @empty {
        <p class="px-2 py-1.5 text-ink-3">{{ said() }}</p>
      }
    </div>
  `,
})
export class ItemPicker {
  readonly label = input.required<string>();
  readonly picked = output<InventoryItemDto>();

  protected readonly words = inject(StockWords);
  protected readonly listId = `cd-item-picker-${++count}`;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly typed = signal('');
  private readonly asked = signal('');
  protected readonly isOpen = signal(false);
  private readonly read = httpResource<Page<InventoryItemDto>>(() => {
    const search = this.asked();
    return search ? { url: '/api/inventory', params: { search, limit: SHOWN } } : undefined;
  });
  protected readonly found = computed(() => (this.read.hasValue() ? this.read.value().items : []));
  protected readonly at = linkedSignal<readonly InventoryItemDto[], number>({
    source: this.found,
    computation: () => 0,
  });
  protected readonly said = computed(() => {
    if (this.read.error()) return this.words.say('picker.failed');
    return this.words.say(this.read.isLoading() || this.asked() !== this.typed().trim() ? 'loading' : 'picker.none');
  });
  private typing: ReturnType<typeof setTimeout> | undefined;

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected type(text: string): void {
    this.typed.set(text);
    this.isOpen.set(text.trim() !== '');
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.asked.set(text.trim()), PAUSE_MS);
  }

  protected press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.at.update((at) => Math.min(this.found().length - 1, Math.max(0, at + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const item = this.isOpen() ? this.found()[this.at()] : undefined;
      if (item) this.take(item);
    } else if (event.key === 'Escape' && this.isOpen()) {
      event.stopPropagation();
      this.isOpen.set(false);
    }
  }

  protected take(item: InventoryItemDto): void {
    this.typed.set('');
    this.asked.set('');
    this.isOpen.set(false);
    this.picked.emit(item);
  }

  protected leave({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node) || !this.box().nativeElement.contains(relatedTarget)) this.isOpen.set(false);
  }
}
