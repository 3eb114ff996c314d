import { OverlayModule } from '@angular/cdk/overlay';
import { Component, computed, DestroyRef, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideChevronDown, LucideX } from '@lucide/angular';
import type { Choice } from './audit-api';

const PAUSE_MS = 150;
let made = 0;

/** A filter chip that opens a box to type in: what is typed is looked up, arrows and Enter choose. */
@Component({
  selector: 'cd-pick-filter',
  imports: [LucideChevronDown, LucideX, OverlayModule, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './pick-filter.html',
})
export class PickFilter {
  readonly label = input.required<string>();
  /** What is chosen, in words; null for nothing. */
  readonly value = input.required<string | null>();
  /** Looks up what was typed. */
  readonly find = input.required<(typed: string) => Promise<Choice[]>>();
  /** Whether what was typed may be taken as it is. */
  readonly isFree = input(false);
  readonly chosen = output<string | null>();

  protected readonly id = `pick-${++made}`;
  protected readonly isOpen = signal(false);
  protected readonly typed = signal('');
  protected readonly found = signal<readonly Choice[]>([]);
  protected readonly failed = signal(false);
  protected readonly at = signal(0);
  protected readonly choices = computed<readonly Choice[]>(() => {
    const typed = this.typed().trim();
    return this.isFree() && typed ? [{ value: typed, label: typed }, ...this.found()] : this.found();
  });
  protected readonly activeId = computed(() => (this.choices().length ? `${this.id}-${this.at()}` : null));

  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private readonly chip = viewChild.required<ElementRef<HTMLButtonElement>>('chip');
  private asked = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.pause));
  }

  protected open(): void {
    if (this.isOpen()) return this.close();
    this.typed.set('');
    this.found.set([]);
    this.isOpen.set(true);
    void this.look();
  }

  /** The box is there as soon as the overlay is. */
  protected attached(): void {
    setTimeout(() => this.box()?.nativeElement.focus());
  }

  protected type(text: string): void {
    this.typed.set(text);
    this.at.set(0);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.look(), PAUSE_MS);
  }

  protected press(event: KeyboardEvent): void {
    const last = this.choices().length - 1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.at.update((at) => Math.min(last, Math.max(0, at + step)));
    else if (event.key === 'Enter') this.choose(this.choices()[this.at()]);
    else if (event.key === 'Escape' || event.key === 'Tab') this.close();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  }

  protected choose(choice: Choice | undefined): void {
    if (!choice) return;
    this.chosen.emit(choice.value);
    this.close();
  }

  protected close(): void {
    if (!this.isOpen()) return;
    this.isOpen.set(false);
    this.chip().nativeElement.focus();
  }

  private async look(): Promise<void> {
    const asked = ++this.asked;
    try {
      const found = await this.find()(this.typed().trim());
      if (asked === this.asked) this.found.set(found);
      this.failed.set(false);
    } catch {
      if (asked === this.asked) this.failed.set(true);
    }
  }
}
