import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StudentProgressDto } from '@cuspid/cases/contracts';
import { PaceWords } from './pace-words';

/** Above this many a bar is one stretch: its parts would be too narrow to count. */
const PARTS_MAX = 12;

/** What a student has to have done and how much of it is, a bar each, with the pace as a sentence. */
@Component({
  selector: 'cd-requirement-bars',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <ul>
      @for (row of rows(); track row.kindId) {
        <li class="requirement" [attr.data-requirement]="row.name">
          <span class="truncate" [title]="row.name">{{ row.name }}</span>
          @if (row.parts.length) {
            <span class="requirement-bar" aria-hidden="true">
              @for (isDone of row.parts; track $index) {
                <i [class.done]="isDone"></i>
              }
            </span>
          } @else {
            <span class="requirement-bar requirement-whole" aria-hidden="true">
              <i class="done" [style.flex-grow]="row.shown"></i><i [style.flex-grow]="row.quota - row.shown"></i>
            </span>
          }
          <span class="text-small tabular text-right whitespace-nowrap">{{
            'cases.requirements.of' | transloco: { done: row.done, quota: row.quota }
          }}</span>
          @if (showsFitting() && row.fitting !== null && row.shown < row.quota) {
            <span class="requirement-fitting">{{
              (row.fitting === 1 ? 'cases.requirements.fittingOne' : 'cases.requirements.fitting')
                | transloco: { count: row.fitting }
            }}</span>
          }
        </li>
      }
    </ul>
    <p class="text-small text-ink-2 mt-2">{{ pace() }}</p>
  `,
})
export class RequirementBars {
  readonly progress = input.required<StudentProgressDto>();
  /** Whether a row tells how many who wait would count. */
  readonly showsFitting = input(false);

  private readonly words = inject(PaceWords);
  protected readonly pace = computed(() => this.words.sentence(this.progress()));
  protected readonly rows = computed(() =>
    this.progress().items.map((item) => {
      const shown = Math.min(item.done, item.quota);
      const count = item.quota > PARTS_MAX ? 0 : item.quota;
      return { ...item, shown, parts: Array.from({ length: count }, (_, part) => part < shown) };
    }),
  );
}
