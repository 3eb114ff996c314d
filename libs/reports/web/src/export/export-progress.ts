import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ReportWords } from '../report-words';
import { ReportDownload } from './report-download';

/** How far the file is, in rows, and the way to stop it. */
@Component({
  selector: 'cd-export-progress',
  imports: [TranslocoPipe],
  host: { class: 'report-no-paper' },
  template: `
    @if (download.course(); as course) {
      <div class="report-progress" role="status">
        <progress [attr.value]="value()" [attr.max]="course.total" [attr.aria-label]="text()"></progress>
        <span class="tabular">{{ text() }}</span>
        <button type="button" class="btn btn-small" (click)="download.cancel()">
          {{ 'reports.export.cancel' | transloco }}
        </button>
      </div>
    }
  `,
})
export class ExportProgress {
  protected readonly download = inject(ReportDownload);
  private readonly words = inject(ReportWords);
  /** Without a count the bar only says that something is under way. */
  protected readonly value = computed(() => {
    const course = this.download.course();
    return course?.total ? course.written : null;
  });
  protected readonly text = computed(() => {
    const course = this.download.course();
    if (!course) return '';
    const format = course.format.toUpperCase();
    if (!course.total) return this.words.say('export.making', { format });
    const [written, total] = [course.written, course.total].map((count) => count.toLocaleString('en'));
    return this.words.say('export.course', { format, written: written ?? '', total: total ?? '' });
  });
}
