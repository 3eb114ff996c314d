import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideSearch, LucideX } from '@lucide/angular';
import { LOWER_PERMANENT, LOWER_PRIMARY, UPPER_PERMANENT, UPPER_PRIMARY } from '@cuspid/odontogram';
import { DOCUMENT_TYPES, type DocumentSeriesDto } from '@cuspid/documents/contracts';
import { FilterMenu, Segmented } from '@cuspid/ui';
import { DocumentWords } from '../document-words';
import { GROUPINGS, type Grouping } from './document-groups';

/** What narrows the list, as it stands in the address. */
export interface DocumentNarrowed {
  readonly type: string | null;
  readonly tooth: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string;
  readonly series: string | null;
}

const ROWS = { upper: UPPER_PERMANENT, lower: LOWER_PERMANENT, upperMilk: UPPER_PRIMARY, lowerMilk: LOWER_PRIMARY };

/** Type, tooth, days, series and words; and what the grid is grouped by. */
@Component({
  selector: 'cd-document-filters',
  imports: [FilterMenu, LucideSearch, LucideX, Segmented, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <div class="input document-find">
      <svg lucideSearch class="text-ink-3 flex-none"></svg>
      <input
        #box
        class="input-bare"
        type="search"
        autocomplete="off"
        data-find
        [value]="now().text"
        [attr.aria-label]="'documents.find' | transloco"
        [placeholder]="'documents.find' | transloco"
        (change)="changed.emit({ text: box.value.trim() || null })"
      />
    </div>
    <cd-filter-menu
      words="documents.types."
      [label]="'documents.type' | transloco"
      [options]="types"
      [value]="now().type"
      (chosen)="changed.emit({ type: $event })"
    />
    <select
      #tooth
      class="input document-pick"
      [attr.aria-label]="'documents.byTooth' | transloco"
      (change)="changed.emit({ tooth: tooth.value || null })"
    >
      <option value="">{{ 'documents.anyTooth' | transloco }}</option>
      @for (row of rows; track row.name) {
        <optgroup [label]="'documents.teethRow.' + row.name | transloco">
          @for (one of row.teeth; track one) {
            <option [value]="one" [selected]="one === now().tooth">
              {{ 'documents.tooth' | transloco: { tooth: one } }}
            </option>
          }
        </optgroup>
      }
    </select>
    <span class="document-days">
      <input
        #from
        type="date"
        class="input"
        [value]="now().from ?? ''"
        [max]="now().to ?? ''"
        [attr.aria-label]="'documents.from' | transloco"
        (change)="changed.emit({ from: from.value || null })"
      />
      <span class="text-ink-3">–</span>
      <input
        #to
        type="date"
        class="input"
        [value]="now().to ?? ''"
        [min]="now().from ?? ''"
        [attr.aria-label]="'documents.to' | transloco"
        (change)="changed.emit({ to: to.value || null })"
      />
    </span>
    @if (seriesNames().length || now().series) {
      <cd-filter-menu
        [label]="'documents.series' | transloco"
        [options]="seriesNames()"
        [value]="now().series"
        (chosen)="changed.emit({ series: $event })"
      />
    }
    @if (isNarrowed()) {
      <button type="button" class="btn btn-small btn-ghost" (click)="changed.emit(none)">
        <svg lucideX [size]="14"></svg>{{ 'documents.clear' | transloco }}
      </button>
    }
    <cd-segmented
      class="desk:ml-auto"
      [small]="true"
      [label]="'documents.groupBy' | transloco"
      [options]="groupings"
      [value]="grouping()"
      (valueChange)="changed.emit({ group: $event === 'date' ? null : $event })"
    />
  `,
})
export class DocumentFilters {
  readonly now = input.required<DocumentNarrowed>();
  readonly series = input.required<readonly DocumentSeriesDto[]>();
  readonly grouping = input.required<Grouping>();
  readonly isNarrowed = input(false);
  readonly changed = output<Record<string, string | null>>();

  private readonly words = inject(DocumentWords);
  protected readonly types = DOCUMENT_TYPES;
  protected readonly rows = Object.entries(ROWS).map(([name, teeth]) => ({ name, teeth }));
  protected readonly none = { type: null, tooth: null, from: null, to: null, text: null, series: null, visit: null };
  protected readonly groupings = GROUPINGS.map((value) => ({ value, label: this.words.say(`group.${value}`) }));
  protected readonly seriesNames = computed(() => this.series().map(({ series }) => series));
}
