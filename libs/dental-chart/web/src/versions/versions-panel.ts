import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { EmptyState, ErrorPanel, Segmented, Sheet, Skeleton } from '@cuspid/ui';
import { ChartLog } from '../read/chart-log';
import { SaveVersion } from './save-version';
import { VersionFiles } from './version-files';
import { VersionRow } from './version-row';
import { VersionView } from './version-view';
import { VersionsDesk } from './versions-desk';

/** Charts frozen under a name: save one, open, print, take away, put in the bin and back. */
@Component({
  selector: 'cd-versions-panel',
  imports: [EmptyState, ErrorPanel, SaveVersion, Segmented, Sheet, Skeleton, TranslocoPipe, VersionRow, VersionView],
  providers: [VersionFiles],
  host: { class: 'contents' },
  template: `
    @if (desk.shown(); as shown) {
      <cd-version-view
        class="absolute inset-0 z-20"
        [version]="shown.version"
        [open]="shown.open ?? null"
        [problem]="shown.problem ?? null"
        [isBusy]="files.busy() !== null"
        (printed)="files.pdf(shown.version)"
        (downloaded)="files.json(shown.version)"
        (retry)="desk.show(shown.version)"
        (closed)="desk.shown.set(null)"
      />
    } @else if (desk.isOpen()) {
      <div class="absolute inset-y-0 right-0 z-30">
        <cd-sheet [heading]="'chart.versions.title' | transloco" (closed)="desk.close()">
          @if (desk.maySave()) {
            <cd-save-version class="pb-4 mb-3 border-b border-line" />
          }
          @if (desk.mayBin()) {
            <cd-segmented
              class="mb-2"
              [small]="true"
              [options]="views"
              [label]="'chart.versions.show' | transloco"
              [value]="view()"
              (valueChange)="desk.look($event === 'bin')"
            />
          }
          @if (desk.problem(); as problem) {
            <cd-error-panel
              [heading]="'chart.versions.notLoaded' | transloco"
              [detail]="problem.detail"
              [requestId]="problem.requestId"
              (retry)="desk.load()"
            />
          } @else if (desk.rows(); as rows) {
            @for (version of rows; track version.id) {
              <cd-version-row
                [version]="version"
                [patientId]="log.patientId()"
                [mayBin]="desk.mayBin()"
                [isBusy]="files.busy() === version.id"
                (opened)="desk.show(version)"
                (printed)="files.pdf(version)"
                (downloaded)="files.json(version)"
                (binned)="desk.bin(version)"
                (restored)="desk.restore(version)"
                (purged)="desk.purge(version)"
              />
            } @empty {
              <cd-empty [text]="(desk.isBin() ? 'chart.versions.binEmpty' : 'chart.versions.none') | transloco" />
            }
            @if (desk.next()) {
              <button type="button" class="btn btn-small mt-3" (click)="desk.load(true)">
                {{ 'chart.versions.older' | transloco }}
              </button>
            }
          } @else {
            <cd-skeleton [rows]="4" (retry)="desk.load()" />
          }
        </cd-sheet>
      </div>
    }
  `,
})
export class VersionsPanel {
  protected readonly desk = inject(VersionsDesk);
  protected readonly files = inject(VersionFiles);
  protected readonly log = inject(ChartLog);
  private readonly words = inject(TranslocoService);
  protected readonly view = computed(() => (this.desk.isBin() ? 'bin' : 'kept'));
  protected readonly views = ['kept', 'bin'].map((value) => ({
    value,
    label: this.words.translate<string>(`chart.versions.views.${value}`),
  }));
}
