import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Choice } from '@cuspid/ui';
import { ExamDraft } from './exam-draft';
import { FIELDS, isRight, type FieldName } from './exam-fields';

/** A field of the exam in one line: its name, and what is typed or chosen. */
@Component({
  selector: 'cd-exam-field',
  imports: [Choice, TranslocoPipe],
  host: { class: 'flex flex-wrap items-center gap-x-2 min-h-[30px] touch:min-h-12' },
  templateUrl: './exam-field.html',
})
export class ExamField {
  readonly name = input.required<FieldName>();
  readonly readOnly = input(false);

  private readonly words = inject(TranslocoService);
  protected readonly draft = inject(ExamDraft);
  protected readonly id = computed(() => `ortho-${this.name()}`);
  protected readonly kind = computed(() => FIELDS[this.name()].kind);
  protected readonly text = computed(() => this.draft.model()[this.name()]);
  protected readonly parts = computed(() => Array.from({ length: 5 }, (_, n) => this.text().split(',')[n] ?? ''));
  protected readonly options = computed(() => {
    const field = FIELDS[this.name()];
    const values = 'values' in field ? field.values : [];
    return values.map((value) => ({
      value,
      label: this.words.translate<string>(`ortho.short.${this.name()}.${value}`),
      name: this.words.translate<string>(`ortho.value.${this.name()}.${value}`),
    }));
  });
  protected readonly picks = computed(() => {
    const field = FIELDS[this.name()];
    const set = this.name().startsWith('molar') || this.name().startsWith('canine') ? 'relation' : this.name();
    const values = field.kind === 'pick' ? field.values : [];
    return values.map((value) => ({ value, label: this.words.translate<string>(`ortho.value.${set}.${value}`) }));
  });
  /** What is wrong with it, in words. */
  protected readonly fault = computed(() => {
    const refused = this.draft.refusals().get(this.name());
    if (refused) return refused;
    if (isRight(this.name(), this.text())) return null;
    const field = FIELDS[this.name()];
    const { min, max } = 'min' in field ? field : { min: 0, max: 0 };
    return this.words.translate<string>(`ortho.wrong.${field.kind}`, { min, max });
  });

  protected write(text: string): void {
    this.draft.write(this.name(), text);
  }

  protected writePart(index: number, text: string): void {
    const parts = this.parts().map((one, n) => (n === index ? text.trim().replace(',', '.') : one));
    this.write(parts.some(Boolean) ? parts.join(',') : '');
  }
}
