import { Component, computed, input, output } from '@angular/core';
import type { ChartDiff, Notation, ToothId } from '@cuspid/odontogram';
import { changeRows } from './change-rows';

/** What differs, a line each: a press leads to the tooth. */
@Component({
  selector: 'cd-change-list',
  host: { class: 'block' },
  template: `
    <ul>
      @for (row of rows(); track row.key) {
        <li
          class="hover:bg-hover"
          [class.bg-accent-soft]="selected().includes(row.tooth)"
          [attr.data-tooth]="row.tooth"
        >
          <button
            type="button"
            class="w-full min-h-8 touch:min-h-12 py-1 grid grid-cols-[14px_minmax(30px,auto)_1fr_auto] items-center gap-x-2 px-4 text-left focus-visible:outline-offset-[-2px]"
            [attr.aria-label]="row.sentence"
            [attr.aria-pressed]="selected().includes(row.tooth)"
            [title]="row.sentence"
            (click)="chosen.emit(row.tooth)"
          >
            <span
              class="font-semibold text-center"
              [class]="row.kind === 'ended' ? 'text-ink-3' : 'text-accent-ink'"
              aria-hidden="true"
              >{{ row.sign }}</span
            >
            <span class="font-semibold tabular">{{ row.number }}</span>
            <span class="truncate" [class.line-through]="row.kind === 'ended'">{{ row.phrase }}</span>
            <span class="text-small text-ink-3 tabular truncate max-w-28">{{ row.aside }}</span>
          </button>
        </li>
      }
    </ul>
  `,
})
export class ChangeList {
  readonly diff = input.required<ChartDiff>();
  readonly notation = input<Notation>('fdi');
  readonly selected = input<readonly ToothId[]>([]);
  readonly chosen = output<ToothId>();
  protected readonly rows = computed(() => changeRows(this.diff(), this.notation()));
}
