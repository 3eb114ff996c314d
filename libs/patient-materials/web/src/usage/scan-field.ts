import { httpResource } from '@angular/common/http';
import { Component, computed, ElementRef, inject, linkedSignal, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideScanLine } from '@lucide/angular';
import { GS, readCode, type InventoryItemDto } from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, KeyCap } from '@cuspid/platform/web';
import { UsageWords } from './usage-words';

const PAUSE_MS = 150;
const SHOWN = 8;

/**
 * Where one scans, or types the name of an item: a combobox (WAI-ARIA APG, list autocomplete). What a scanner types into it is
 * taken whole with its Enter, however slowly it comes; elsewhere on the page it is told from typing by its pace.
 */
@Component({
  selector: 'cd-scan-field',
  imports: [KeyCap, LucideScanLine, TranslocoPipe],
  host: { class: 'block relative', '(focusout)': 'leave($event)' },
  template: `
    <div class="input">
      <svg lucideScanLine class="text-ink-3"></svg>
      <input
        #box
        class="input-bare"
        data-scan
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-controls="cd-scan-found"
        [attr.aria-label]="'usage.scan' | transloco"
        [attr.aria-expanded]="isOpen()"
        [attr.aria-activedescendant]="isOpen() && found().length ? 'cd-scan-found-' + at() : null"
        [placeholder]="'usage.scan' | transloco"
        [value]="typed()"
        (input)="type(box.value)"
        (keydown)="press($event)"
      />
      <kbd cdKey="s"></kbd>
    </div>
    <div
      class="menu usage-found"
      role="listbox"
      id="cd-scan-found"
      [attr.aria-label]="'usage.items' | transloco"
      [hidden]="!isOpen()"
    >
      @for (item of found(); track item.id; let index = $index) {
        <div
          class="menu-item"
          role="option"
          [id]="'cd-scan-found-' + index"
          [class.usage-found-on]="index === at()"
          [attr.aria-selected]="index === at()"
          (mousedown)="$event.preventDefault(); take(item)"
        >
          <span class="truncate">{{ item.name }}</span>
          <span class="ml-auto text-ink-3 tabular">{{ words.amount(item.quantity, item.unit) }}</span>
        </div>
      } @empty {
        <p class="px-2 py-1.5 text-ink-3">{{ said() | transloco }}</p>
      }
    </div>
  `,
})
export class ScanField {
  readonly scanned = output<string>();
  readonly picked = output<InventoryItemDto>();

  protected readonly words = inject(UsageWords);
  private readonly clock = inject(ClinicClock);
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
    if (this.read.error()) return 'usage.searchFailed';
    return this.read.isLoading() || this.asked() !== this.typed().trim() ? 'ui.loading' : 'usage.noItem';
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
    if (isSeparator(event)) this.type(this.typed() + GS);
    else if (step) this.at.update((at) => Math.min(this.found().length - 1, Math.max(0, at + step)));
    else if (event.key === 'Enter') this.enter();
    else if (event.key === 'Escape' && this.isOpen()) this.isOpen.set(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected take(item: InventoryItemDto): void {
    this.empty();
    this.picked.emit(item);
  }

  protected leave({ relatedTarget }: FocusEvent): void {
    if (relatedTarget !== this.box().nativeElement) this.isOpen.set(false);
  }

  /** A code that was typed, or came from a scanner too slow to be told from a hand, is read as one. */
  private enter(): void {
    const code = this.typed().trim();
    const isCode = code !== '' && readCode(code, Number(this.clock.today().slice(0, 4))).kind !== 'TEXT';
    const item = this.isOpen() && this.asked() === code ? this.found()[this.at()] : undefined;
    if (isCode) {
      this.empty();
      this.scanned.emit(code);
    } else if (item) this.take(item);
  }

  private empty(): void {
    clearTimeout(this.typing);
    this.typed.set('');
    this.asked.set('');
    this.isOpen.set(false);
  }
}

/** How a scanner sends the end of a field: as F8, or as Ctrl with a bracket. */
const isSeparator = ({ key, ctrlKey }: KeyboardEvent): boolean => key === 'F8' || (ctrlKey && key === ']');
