import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Problem } from '@cuspid/platform/web';
import { ErrorPanel, Skeleton } from '@cuspid/ui';

/** A region that waits for its figures, or could not have them; the others stand. */
@Component({
  selector: 'cd-report-problem',
  imports: [ErrorPanel, Skeleton, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (problem(); as failure) {
      <cd-error-panel
        [heading]="'reports.notLoaded' | transloco: { what: what() }"
        [detail]="failure.detail"
        [requestId]="failure.requestId"
        (retry)="retry.emit()"
      />
    } @else {
      <cd-skeleton [rows]="rows()" (retry)="retry.emit()" />
    }
  `,
})
export class ReportProblem {
  readonly problem = input.required<Problem | null>();
  /** What could not be loaded, as a word. */
  readonly what = input.required<string>();
  readonly rows = input(5);
  readonly retry = output<void>();
}
