import { Component, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { TextInput } from '@cuspid/ui';

const SHORTEST = 3;

/** Why a finding is taken back. It stays in the history, with this reason. */
@Component({
  selector: 'cd-void-form',
  imports: [TextInput, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <form class="flex flex-col gap-2 px-4 py-2.5 bg-sunken" (submit)="send($event)" (keydown.escape)="escape($event)">
      <label class="text-small font-medium text-ink-2" for="void-reason">{{ 'chart.list.reason' | transloco }}</label>
      <input
        #reason
        id="void-reason"
        cdInput
        maxlength="200"
        [attr.aria-invalid]="isShort()"
        (input)="text.set(reason.value)"
      />
      @if (isShort()) {
        <p class="text-small text-red" role="alert">{{ 'chart.list.reasonNeeded' | transloco }}</p>
      }
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
