import { Component, computed, inject } from '@angular/core';
import { changedFields } from '@cuspid/case-history/contracts';
import { SaveClash, type ClashRow } from '@cuspid/ui';
import { HistoryWords } from '../history-words';
import { HistoryDraft } from './history-draft';

/** Somebody saved the history meanwhile: theirs and mine, field by field. */
@Component({
  selector: 'cd-history-clash',
  imports: [SaveClash],
  host: { class: 'block' },
  template: `<cd-save-clash [rows]="rows()" [taken]="taken()" (kept)="draft.settle($event.key, $event.theirs)" />`,
})
export class HistoryClash {
  private readonly words = inject(HistoryWords);
  protected readonly draft = inject(HistoryDraft);
  protected readonly rows = computed(() =>
    this.draft.clashes().map(({ field, mine, theirs }): ClashRow => {
      const isTheirs = !changedFields({ [field]: theirs }, { [field]: this.draft.answers()[field] }).length;
      return {
        key: field,
        label: this.words.field(field),
        theirs: this.words.text(field, theirs),
        mine: this.words.text(field, mine),
        kept: isTheirs ? 'theirs' : 'mine',
      };
    }),
  );
  protected readonly taken = computed(() =>
    this.draft
      .taken()
      .map((name) => this.words.field(name))
      .join(', '),
  );
}
