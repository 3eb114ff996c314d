import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

export interface Fact {
  label: string;
  /** Null: not known, which is said. */
  value: string | null;
  note?: string | null;
  href?: string | null;
  /** It should be known: amber where it is not. */
  isNeeded?: boolean;
}

/** Labels and values in two columns; what is not known reads "Not given", never nothing. */
@Component({
  selector: 'cd-facts',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <dl class="grid grid-cols-[132px_minmax(0,1fr)] gap-x-3 gap-y-2">
      @for (fact of rows(); track fact.label) {
        <dt class="text-ink-3">{{ fact.label }}</dt>
        <dd class="tabular wrap-anywhere">
          @if (fact.value && fact.href) {
            <a class="link" [href]="fact.href">{{ fact.value }}</a>
          } @else if (fact.value) {
            {{ fact.value }}
          } @else {
            <span [class]="fact.isNeeded ? 'text-amber font-medium' : 'text-ink-3'">{{
              none() || ('patients.notGiven' | transloco)
            }}</span>
          }
          @if (fact.note) {
            <span class="text-small text-ink-3 ml-1">{{ fact.note }}</span>
          }
        </dd>
      }
    </dl>
  `,
})
export class Facts {
  readonly rows = input.required<readonly Fact[]>();
  /** What is said of what is not there; “Not given” unless told. */
  readonly none = input('');
}
