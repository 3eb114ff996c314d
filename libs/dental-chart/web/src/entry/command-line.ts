import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideChevronRight } from '@lucide/angular';
import { EntryLine } from './entry-line';
import { markedText } from './marked-text';

/** The line: type, read it back, Enter. What is understood is underlined as it is typed. */
@Component({
  selector: 'cd-command-line',
  imports: [LucideChevronRight, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './command-line.html',
})
export class CommandLine {
  /** Told while nothing is typed: the sentence of the selected tooth, or how to begin. */
  readonly idle = input('');
  readonly codesAsked = output<void>();
  /** Esc on an empty line, or saved: the keyboard may go back to the tooth. */
  readonly left = output<void>();

  protected readonly line = inject(EntryLine);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly pieces = computed(() => markedText(this.line.text(), this.line.reading()));
  protected readonly echo = computed(() => {
    const echo = this.line.echo();
    const text = echo?.text ?? (this.line.isBlank() ? this.idle() : '');
    const isRead = !echo || echo.kind === 'read';
    // "Tooth 16" and "Teeth 37, 47" stand out; what is said of them follows.
    const head = isRead ? (/^(Tooth|Teeth) [^:a-z]*[^:a-z, ]/.exec(text)?.[0] ?? '') : '';
    return { kind: echo?.kind ?? 'hint', text, head, rest: text.slice(head.length) };
  });

  /** Puts the cursor into the line: at its end, or at the place of a fault. */
  focus(at?: number): void {
    const field = this.field().nativeElement;
    // What was just begun with a key is in the line but not yet on the screen.
    field.value = this.line.text();
    field.focus();
    const place = at ?? field.value.length;
    field.setSelectionRange(place, place);
  }

  protected press(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    if (event.isComposing) return;
    if (key === 'Enter') this.handled(event, () => void this.save());
    else if (key === 'Escape') this.handled(event, () => this.escape());
    else if (key === 'Tab' && !shiftKey && this.line.offer()) this.handled(event, () => this.line.takeOffer());
    else if (key === '?' && !this.isInNote()) this.handled(event, () => this.codesAsked.emit());
    // The text has an undo of its own; the chart's waits for an empty line.
    else if ((event.ctrlKey || event.metaKey) && 'zZyY'.includes(key) && this.line.text()) event.stopPropagation();
  }

  protected async save(): Promise<void> {
    const wasOnTooth = this.line.focus() !== null;
    const saving = this.line.save();
    if (this.line.isBlank() && wasOnTooth) this.left.emit();
    const fault = await saving;
    if (fault !== null) this.focus(fault);
  }

  private escape(): void {
    if (this.line.isBlank()) this.left.emit();
    this.line.drop();
  }

  private isInNote(): boolean {
    return this.line.text().split('"').length % 2 === 0;
  }

  private handled(event: KeyboardEvent, work: () => void): void {
    event.preventDefault();
    event.stopPropagation();
    work();
    // At once, not with the next picture: who types on quickly must not type into what was just sent or dropped.
    this.field().nativeElement.value = this.line.text();
  }
}
