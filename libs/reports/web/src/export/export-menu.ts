import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDownload, LucidePrinter } from '@lucide/angular';
import { ReportAddress } from '../report-address';
import { EXPORT_FORMATS, ReportDownload } from './report-download';

/** What is shown, as a file or on paper. */
@Component({
  selector: 'cd-export-menu',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, LucideDownload, LucidePrinter, TranslocoPipe],
  host: { class: 'report-no-paper' },
  template: `
    <button type="button" class="btn" [cdkMenuTriggerFor]="choices" [disabled]="download.course() !== null">
      <svg lucideDownload></svg>{{ 'reports.export.verb' | transloco }}
    </button>
    <ng-template #choices>
      <div class="menu" cdkMenu [attr.aria-label]="'reports.export.verb' | transloco">
        @for (format of formats; track format) {
          <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="download.start(format, false)">
            {{ (isRows() ? 'reports.export.rows.' : 'reports.export.this.') + format | transloco }}
          </button>
        }
        @if (!isOwn()) {
          <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="download.start('xlsx', true)">
            {{ 'reports.export.all' | transloco }}
          </button>
        }
        <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="print()">
          <svg lucidePrinter></svg>{{ 'reports.export.print' | transloco }}
        </button>
      </div>
    </ng-template>
  `,
})
export class ExportMenu {
  protected readonly download = inject(ReportDownload);
  private readonly address = inject(ReportAddress);
  protected readonly formats = EXPORT_FORMATS;
  protected readonly isRows = computed(() => this.address.asked() !== null);
  protected readonly isOwn = computed(() => this.address.kind() === 'own');

  /** Once the menu has gone from the page. */
  protected print(): void {
    setTimeout(() => window.print());
  }
}
