import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE, type CaseDto, type ProgressDto } from '@cuspid/cases/contracts';

/** The student says how far they are with the whole, and a word on it. */
@Component({
  selector: 'cd-progress-form',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <form (submit)="send($event)">
      <label class="field-label" for="cd-progress"
        >{{ 'cases.say.title' | transloco }}<span class="field-aside tabular">{{ percent() }} %</span></label
      >
      <input
        #far
        id="cd-progress"
        class="w-full"
        type="range"
        min="0"
        max="100"
        step="5"
        [value]="percent()"
        (input)="percent.set(+far.value)"
      />
      <div class="flex gap-2 mt-1">
        <input
          #words
          class="input"
          [attr.aria-label]="'cases.say.note' | transloco"
          [placeholder]="'cases.say.note' | transloco"
          [attr.maxlength]="max"
          [value]="note()"
          (input)="note.set(words.value)"
        />
        <button type="submit" class="btn" [disabled]="isBusy()">{{ 'cases.say.save' | transloco }}</button>
      </div>
    </form>
  `,
})
export class ProgressForm {
  readonly case = input.required<CaseDto>();
  readonly isBusy = input(false);
  readonly said = output<ProgressDto>();

  protected readonly max = CASE.noteMax;
  private readonly known = computed(() => this.case().saidPercent ?? this.case().progress);
  protected readonly percent = linkedSignal(() => this.known());
  protected readonly note = signal('');

  protected send(event: Event): void {
    event.preventDefault();
    const note = this.note().trim();
    this.said.emit({ percent: this.percent(), ...(note && { note }) });
    this.note.set('');
  }
}
