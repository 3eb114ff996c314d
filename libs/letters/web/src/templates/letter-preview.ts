import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LetterKind, LetterPreviewDto, LetterTextDto } from '@cuspid/letters/contracts';
import type { Language } from '@cuspid/patients/contracts';
import { LettersApi } from '../letters-api';

const PAUSE_MS = 400;

/** The letter an invented patient would get, a moment after the last key. */
@Component({
  selector: 'cd-letter-preview',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <h3 class="text-small text-ink-3 mb-1.5">{{ 'letters.text.preview' | transloco }}</h3>
    @if (shown(); as letter) {
      <div class="letter-paper" [attr.lang]="language()" [class.opacity-60]="isStale()">
        <p class="letter-paper-subject">{{ letter.subject }}</p>
        <p class="letter-paper-text">{{ letter.text }}</p>
      </div>
    } @else if (failed()) {
      <p class="field-error" role="alert">{{ 'letters.text.noPreview' | transloco }}</p>
    } @else {
      <p class="field-hint" role="status">{{ 'ui.loading' | transloco }}</p>
    }
  `,
})
export class LetterPreview {
  readonly kind = input.required<LetterKind>();
  readonly language = input.required<Language>();
  readonly text = input.required<LetterTextDto>();
  /** With a mistake in it there is nothing to show: the letter before stays, greyed. */
  readonly isWrong = input(false);

  private readonly api = inject(LettersApi);
  protected readonly shown = signal<LetterPreviewDto | null>(null);
  protected readonly isStale = signal(false);
  protected readonly failed = signal(false);
  private asked = 0;

  constructor() {
    effect((onCleanup) => {
      const [kind, language, text, isWrong] = [this.kind(), this.language(), this.text(), this.isWrong()];
      untracked(() => this.isStale.set(true));
      if (isWrong) return;
      const wait = setTimeout(() => void this.read(kind, language, text), this.asked ? PAUSE_MS : 0);
      onCleanup(() => clearTimeout(wait));
    });
  }

  private async read(kind: LetterKind, language: Language, { subject, body }: LetterTextDto): Promise<void> {
    const asked = ++this.asked;
    try {
      const letter = await this.api.preview(kind, language, { subject, body });
      if (asked < this.asked) return;
      this.shown.set(letter);
      this.isStale.set(false);
      this.failed.set(false);
    } catch {
      if (asked === this.asked) this.failed.set(!this.shown());
    }
  }
}
