import { afterNextRender, Component, ElementRef, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field, TextInput } from '@cuspid/ui';

const SHORTEST = 3;

/** Why a finding is taken back. It stays in the history, with this reason. */
@Component({
  selector: 'cd-void-form',
  imports: [Field, TextInput, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <form class="flex flex-col gap-2 px-4 py-2.5 bg-sunken" (submit)="send($event)" (keydown.escape)="escape($event)">
      <cd-field
        [label]="'chart.list.reason' | transloco"
        [error]="isShort() ? ('chart.list.reasonNeeded' | transloco) : null"
      >
        <input #reason cdInput maxlength="200" (input)="text.set(reason.value)" />
      </cd-field>
      <span class="flex gap-2">
        <button type="submit" class="btn btn-small btn-danger">{{ 'chart.list.takeBack' | transloco }}</button>
        <button type="button" class="btn btn-small btn-ghost" (click)="dropped.emit()">
          {{ 'chart.list.keep' | transloco }}
        </button>
      </span>
    </form>
  `,
})
export class VoidForm {
  readonly given = output<string>();
  readonly dropped = output<void>();
  protected readonly text = signal('');
  protected readonly isShort = signal(false);
  private readonly reason = viewChild.required<ElementRef<HTMLInputElement>>('reason');

  constructor() {
    afterNextRender(() => this.reason().nativeElement.focus());
  }

  protected send(event: Event): void {
    event.preventDefault();
    const reason = this.text().trim();
    this.isShort.set(reason.length < SHORTEST);
    if (!this.isShort()) this.given.emit(reason);
  }

  protected escape(event: Event): void {
    event.stopPropagation();
    this.dropped.emit();
  }
}
