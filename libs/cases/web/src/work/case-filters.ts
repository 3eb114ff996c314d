import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE_STATES } from '@cuspid/cases/contracts';
import { CaseWords } from '../case-words';

/** Which of all cases to list. */
@Component({
  selector: 'cd-case-filters',
  imports: [TranslocoPipe],
  host: { class: 'block px-4 pt-3' },
  template: `
    <select
      #which
      class="input h-8!"
      [attr.aria-label]="'cases.filter.title' | transloco"
      (change)="chosen.emit(which.value)"
    >
      @for (one of options; track one.value) {
        <option [value]="one.value" [selected]="one.value === (shown() ?? '')">{{ one.label }}</option>
      }
    </select>
  `,
})
export class CaseFilters {
  readonly shown = input<string>();
  readonly chosen = output<string>();

  private readonly words = inject(CaseWords);
  protected readonly options = [
    { value: '', label: this.words.say('filter.all') },
    ...CASE_STATES.map((value) => ({ value, label: this.words.say(`state.${value}`) })),
    ...['overdue', 'unsupervised', 'removed'].map((value) => ({ value, label: this.words.say(`filter.${value}`) })),
  ];
}
