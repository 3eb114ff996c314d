import { afterNextRender, Component, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ORTHO } from '@cuspid/orthodontics/contracts';
import { Field, TextInput } from '@cuspid/ui';

/** Why an exam or a control is taken back. It stays in the record, with this reason. */
@Component({
  selector: 'cd-ortho-reason',
  imports: [Field, TextInput, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <form
      class="flex flex-col gap-2 p-3 my-1 bg-sunken rounded-card"
      (submit)="send($event)"
      (keydown.escape)="escape($event)"
    >
      <cd-field [label]="label()" [error]="isShort() ? ('ortho.reasonNeeded' | transloco) : null">
        <input #reason cdInput [attr.maxlength]="limits.reasonMax" (input)="isShort.set(false)" />
      </cd-field>
      <span class="flex gap-2">
        <button type="submit" class="btn btn-small btn-danger">{{ 'ortho.takeBack' | transloco }}</button>
        <button type="button" class="btn btn-small btn-ghost" (click)="dropped.emit()">
          {{ 'ortho.keepIt' | transloco }}
        </button>
      </span>
    </form>
  `,
})
export class ReasonForm {
  readonly label = input.required<string>();
  readonly given = output<string>();
  readonly dropped = output<void>();
  protected readonly limits = ORTHO;
  protected readonly isShort = signal(false);
  private readonly reason = viewChild.required<ElementRef<HTMLInputElement>>('reason');

  constructor() {
    afterNextRender(() => this.reason().nativeElement.focus());
  }

  protected send(event: Event): void {
    event.preventDefault();
    const reason = this.reason().nativeElement.value.trim();
    this.isShort.set(reason.length < ORTHO.reasonMin);
    if (!this.isShort()) this.given.emit(reason);
  }

  protected escape(event: Event): void {
    event.stopPropagation();
    this.dropped.emit();
  }
}
