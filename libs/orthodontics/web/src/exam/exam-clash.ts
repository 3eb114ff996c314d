import { Component, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { SaveClash, type ClashRow } from '@cuspid/ui';
import { ExamDraft } from './exam-draft';
import type { FieldName } from './exam-fields';

/** Somebody saved the exam meanwhile: theirs and mine, field by field. */
@Component({
  selector: 'cd-exam-clash',
  imports: [SaveClash],
  host: { class: 'block' },
  template: `<cd-save-clash [rows]="rows()" [taken]="taken()" (kept)="draft.keep($event.key, $event.theirs)" />`,
})
export class ExamClash {
  private readonly words = inject(TranslocoService);
  protected readonly draft = inject(ExamDraft);
  protected readonly rows = computed(() =>
    this.draft.clashes().map(({ key, theirs, mine }): ClashRow => ({
      key,
      label: this.label(key),
      theirs: this.text(theirs),
      mine: this.text(mine),
      kept: this.draft.model()[key] === theirs ? 'theirs' : 'mine',
    })),
  );
  protected readonly taken = computed(() =>
    this.draft
      .taken()
      .map((name) => this.label(name))
      .join(', '),
  );

  private label(name: FieldName): string {
    return this.words.translate(`ortho.field.${name}`);
  }

  private text(value: string): string {
    return value || this.words.translate<string>('ortho.empty');
  }
}
