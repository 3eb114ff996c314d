import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SectionDto, SubmissionChangesDto } from '@cuspid/cases/contracts';

interface Line {
  is: 'same' | 'added' | 'removed';
  label: string;
  text: string;
}

/** What a version says, section by section; beside an earlier one with what went and what came. Never by colour alone. */
@Component({
  selector: 'cd-case-changes',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <div class="case-diff">
      @for (line of lines(); track $index) {
        <div
          class="case-line"
          [class.case-line-added]="line.is === 'added'"
          [class.case-line-removed]="line.is === 'removed'"
        >
          <span class="case-mark" aria-hidden="true">{{ marks[line.is] }}</span>
          <span class="case-label">
            @if (line.is !== 'same') {
              <span class="sr-only">{{ 'cases.changes.' + line.is | transloco }}</span>
            }
            {{ line.label }}
          </span>
          <span class="case-text">{{ line.text }}</span>
        </div>
      } @empty {
        <p class="px-3 py-2.5 text-ink-3">{{ 'cases.changes.nothingWritten' | transloco }}</p>
      }
    </div>
  `,
})
export class CaseChanges {
  readonly sections = input.required<readonly SectionDto[]>();
  /** Null shows the version as it is. */
  readonly changes = input<SubmissionChangesDto | null>(null);

  protected readonly marks = { same: '', added: '+', removed: '−' } as const;
  protected readonly lines = computed<Line[]>(() => {
    const changes = this.changes();
    if (!changes) return this.sections().map(({ label, text }) => ({ is: 'same', label, text }));
    return changes.sections.flatMap(({ label, kind, before, after }): Line[] => {
      if (kind === 'SAME') return [{ is: 'same', label, text: after ?? '' }];
      const gone: Line[] = before === null ? [] : [{ is: 'removed', label, text: before }];
      const come: Line[] = after === null ? [] : [{ is: 'added', label, text: after }];
      return [...gone, ...come];
    });
  });
}
