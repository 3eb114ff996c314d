import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorPanel, ReadOnlyBar, Skeleton } from '@cuspid/ui';
import { ClinicSettings } from '../clinic-settings';

/** A panel of the clinic's settings: shown once they are there; while they are not, why. */
@Component({
  selector: 'cd-settings-loading',
  imports: [ErrorPanel, ReadOnlyBar, Skeleton, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (settings.isOffline()) {
      <cd-read-only-bar class="settings-offline" [text]="'settings.offline' | transloco" />
    }
    @if (settings.now()) {
      <ng-content />
    } @else if (settings.problem(); as problem) {
      <cd-error-panel
        [heading]="'settings.notLoaded' | transloco"
        [detail]="problem.detail"
        [requestId]="problem.requestId"
        (retry)="settings.resource.reload()"
      />
    } @else {
      <cd-skeleton [rows]="6" (retry)="settings.resource.reload()" />
    }
  `,
})
export class SettingsLoading {
  protected readonly settings = inject(ClinicSettings);
}
