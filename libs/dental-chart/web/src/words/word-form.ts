import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import type { AddChartWordDto, ChartWordDto } from '@cuspid/dental-chart/contracts';
import { CLINIC_WORDS, ENTRY_CODES, meaningOf, wordFault, type ClinicWord } from '@cuspid/odontogram';

/** A word being made or changed, tested while it is typed as the server tests it. */
@Component({
  selector: 'cd-word-form',
  imports: [LucideCircleAlert, TranslocoPipe],
  template: `
    <form
      novalidate
      class="grid gap-2"
      (submit)="$event.preventDefault(); save()"
      (keydown.escape)="$event.stopPropagation(); closed.emit()"
    >
      <div class="flex flex-wrap items-end gap-3">
        <label class="grid gap-1 text-small font-medium text-ink-2 grow basis-52">
          {{ 'chart.words.word' | transloco }}
          <input
            #wordBox
            class="input"
            autocomplete="off"
            autocapitalize="off"
            [attr.maxlength]="limits.wordMax"
            [attr.aria-invalid]="isWrong('word')"
            [attr.aria-describedby]="says()"
            [value]="word()"
            (input)="write('word', wordBox.value)"
          />
        </label>
        <label class="grid gap-1 text-small font-medium text-ink-2 w-36">
          {{ 'chart.words.standsFor' | transloco }}
          <input
            #codeBox
            class="input tabular"
            autocomplete="off"
            autocapitalize="off"
            [attr.list]="uid"
            [attr.maxlength]="limits.standsForMax"
            [attr.aria-invalid]="isWrong('standsFor')"
            [attr.aria-describedby]="says()"
            [value]="standsFor()"
            (input)="write('standsFor', codeBox.value)"
          />
          <datalist [id]="uid">
            @for (code of codes; track code.entry) {
              <option [value]="code.entry">{{ code.words[0] }}</option>
            }
          </datalist>
        </label>
        <div class="flex gap-2">
          <button type="submit" class="btn btn-primary" [disabled]="isBusy()">
            {{ 'chart.words.save' | transloco }}
          </button>
          <button type="button" class="btn btn-ghost" (click)="closed.emit()">{{ 'ui.cancel' | transloco }}</button>
        </div>
      </div>
      @if (shown(); as problem) {
        <p class="field-error" role="alert" [id]="uid + '-says'"><svg lucideCircleAlert></svg>{{ problem }}</p>
      } @else if (meaning(); as meaning) {
        <p class="text-small text-ink-2" [id]="uid + '-says'">
          {{ 'chart.words.reads' | transloco: { line: '16 ' + word().trim(), meaning: meaning } }}
        </p>
      }
    </form>
  `,
})
export class WordForm {
  /** Null: a new one. */
  readonly kept = input.required<ChartWordDto | null>();
  readonly others = input.required<readonly ClinicWord[]>();
  readonly isBusy = input(false);
  /** What the server said to it. */
  readonly refusal = input<string | null>(null);
  readonly saved = output<AddChartWordDto>();
  readonly closed = output<void>();

  protected readonly uid = `word-${++count}`;
  protected readonly limits = CLINIC_WORDS;
  protected readonly codes = ENTRY_CODES;
  protected readonly word = linkedSignal(() => this.kept()?.word ?? '');
  protected readonly standsFor = linkedSignal(() => this.kept()?.standsFor ?? '');
  private readonly isTried = signal(false);

  private readonly isWhole = computed(() => this.word().trim() !== '' && this.standsFor().trim() !== '');
  private readonly fault = computed(() => {
    if (!this.isWhole()) return null;
    return wordFault({ word: this.word(), standsFor: this.standsFor() }, this.others());
  });
  protected readonly meaning = computed(() =>
    this.word().trim() && !this.fault() ? meaningOf(this.standsFor()) : null,
  );
  protected readonly shown = computed(() => {
    const fault = this.fault();
    // A code that is still being typed is no mistake yet.
    if (fault && (fault.path === 'word' || this.isTried())) return fault.message;
    return this.refusal();
  });
  protected readonly says = computed(() => (this.shown() || this.meaning() ? `${this.uid}-says` : null));

  protected isWrong(path: keyof ClinicWord): 'true' | null {
    const isMissing = this.isTried() && this[path]().trim() === '';
    return isMissing || (this.shown() && this.fault()?.path === path) ? 'true' : null;
  }

  protected write(path: keyof ClinicWord, text: string): void {
    this.isTried.set(false);
    this[path].set(text);
  }

  protected save(): void {
    this.isTried.set(true);
    if (!this.isWhole() || this.fault()) return;
    this.saved.emit({ word: this.word().trim(), standsFor: this.standsFor().trim() });
  }
}

let count = 0;
