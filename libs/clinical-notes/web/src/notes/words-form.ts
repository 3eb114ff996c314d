import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field, TextInput } from '@cuspid/ui';
import { KeptTexts } from '../text/kept-texts';

/** A few words that are asked for in the place: an addendum, the reason of a striking. Kept over a reload. */
@Component({
  selector: 'cd-words-form',
  imports: [Field, TextInput, TranslocoPipe],
  host: { class: 'block mt-2' },
  template: `
    <form
      class="flex flex-col gap-2 p-3 bg-sunken rounded-card"
      novalidate
      (submit)="send($event)"
      (keydown.control.enter)="send($event)"
      (keydown.escape)="leave($event)"
    >
      <cd-field [label]="label()" [error]="isShort() ? ('notes.tooShort' | transloco) : null">
        <textarea #box cdInput rows="3" [attr.maxlength]="max()" [value]="first()" (input)="typed()"></textarea>
      </cd-field>
      <span class="flex gap-2">
        <button type="submit" class="btn btn-small" [class.btn-primary]="!isDanger()" [class.btn-danger]="isDanger()">
          {{ action() }}
        </button>
        <button type="button" class="btn btn-small btn-ghost" (click)="drop()">{{ 'ui.cancel' | transloco }}</button>
      </span>
    </form>
  `,
})
export class WordsForm {
  readonly label = input.required<string>();
  readonly action = input.required<string>();
  /** Under what name it is kept until it is sent. */
  readonly keptAs = input.required<string>();
  readonly min = input(1);
  readonly max = input.required<number>();
  readonly isDanger = input(false);
  readonly given = output<string>();
  readonly dropped = output<void>();

  private readonly kept = inject(KeptTexts);
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');
  protected readonly isShort = signal(false);
  /** What was typed before a reload. */
  protected readonly first = computed(() => this.kept.read(this.keptAs()) ?? '');

  constructor() {
    afterNextRender(() => this.box().nativeElement.focus());
  }

  protected typed(): void {
    this.isShort.set(false);
    this.kept.keep(this.keptAs(), this.box().nativeElement.value);
  }

  protected send(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    const words = this.box().nativeElement.value.trim();
    this.isShort.set(words.length < this.min());
    if (!this.isShort()) this.given.emit(words);
  }

  protected leave(event: Event): void {
    event.stopPropagation();
    this.drop();
  }

  protected drop(): void {
    this.kept.drop(this.keptAs());
    this.dropped.emit();
  }
}
