import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Confirmation } from './confirmation';

/** Where the question of `Confirmation` appears: the browser's own modal dialog. The shell has one. */
@Component({
  selector: 'cd-confirmation-outlet',
  imports: [TranslocoPipe],
  template: `
    <dialog #dialog class="dialog" aria-labelledby="cd-question" (cancel)="answer(false)">
      @if (confirmation.asked(); as asked) {
        <h2 id="cd-question" class="text-title">{{ asked.question.title }}</h2>
        <p class="text-input text-ink-2 mt-2">{{ asked.question.text }}</p>
        @if (asked.question.typed; as text) {
          <label class="field mt-4">
            <span class="field-label">{{ 'ui.typeToConfirm' | transloco: { text } }}</span>
            <input
              #typedText
              class="input"
              autocomplete="off"
              (input)="typed.set(typedText.value)"
              (keydown.enter)="goAhead()"
            />
          </label>
        }
        <div class="dialog-actions">
          <button type="button" class="btn" (click)="answer(false)">{{ 'ui.cancel' | transloco }}</button>
          <button
            #action
            type="button"
            class="btn btn-primary"
            [class.btn-danger]="asked.question.danger"
            [disabled]="!ready()"
            (keydown)="press($event)"
            (click)="answer(true)"
          >
            {{ asked.question.action }}
          </button>
        </div>
      }
    </dialog>
  `,
})
export class ConfirmationOutlet {
  protected readonly confirmation = inject(Confirmation);
  protected readonly typed = signal('');
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly action = viewChild<ElementRef<HTMLButtonElement>>('action');
  private readonly injector = inject(Injector);

  protected readonly ready = computed(() => {
    const wanted = this.confirmation.asked()?.question.typed;
    return !wanted || this.typed().trim() === wanted;
  });

  constructor() {
    effect(() => {
      const element = this.dialog().nativeElement;
      if (this.confirmation.asked()) {
        this.typed.set('');
        element.showModal();
        if (this.confirmation.asked()?.question.isUsual) this.atAction();
      } else if (element.open) {
        element.close();
      }
    });
  }

  /** The buttons are drawn after the dialog has opened. */
  private atAction(): void {
    afterNextRender(() => this.action()?.nativeElement.focus(), { injector: this.injector });
  }

  /** Enter in the box goes ahead once what had to be typed stands there. */
  protected goAhead(): void {
    if (this.ready()) this.answer(true);
  }

  /** A key that is still held down from before says nothing here. */
  protected press(event: KeyboardEvent): void {
    if (event.repeat) event.preventDefault();
  }

  protected answer(yes: boolean): void {
    this.confirmation.answer(yes);
  }
}
