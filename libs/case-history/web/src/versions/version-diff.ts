import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HistoryDiffDto } from '@cuspid/case-history/contracts';
import { HistoryWords } from '../history-words';

/** What a save changed: before and after, field by field. */
@Component({
  selector: 'cd-version-diff',
  imports: [TranslocoPipe],
  host: { class: 'block mt-2' },
  template: `
    <dl class="flex flex-col gap-2">
      @for (row of rows(); track row.name) {
        <div class="bg-sunken rounded-control px-2.5 py-2" [attr.data-change]="row.name">
          <dt class="text-small font-medium text-ink-2">{{ row.label }}</dt>
          <dd class="wrap-anywhere">
            <del class="block text-ink-2 no-underline" [class.line-through]="row.had">
              <span class="sr-only">{{ 'history.versions.before' | transloco }}</span>{{ row.before }}
            </del>
            <ins class="block no-underline font-medium">
              <span class="sr-only">{{ 'history.versions.after' | transloco }}</span>{{ row.after }}
            </ins>
          </dd>
        </div>
      } @empty {
        <p class="text-small text-ink-2">{{ 'history.versions.nothing' | transloco }}</p>
      }
    </dl>
  `,
})
export class VersionDiff {
  readonly diff = input.required<HistoryDiffDto>();

  private readonly words = inject(HistoryWords);
  protected readonly rows = computed(() => {
    const { changed, before, after } = this.diff();
    return changed.map((name) => ({
      name,
      label: this.words.field(name),
      before: this.words.text(name, before[name]),
      after: this.words.text(name, after[name]),
      had: before[name] !== null && before[name] !== undefined,
    }));
  });
}
