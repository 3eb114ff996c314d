import { Component, computed, inject, input, output } from '@angular/core';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideBraces, LucideColumns2, LucideEllipsis, LucideTrash2, LucideTriangleAlert } from '@lucide/angular';
import type { ChartVersionDto } from '@cuspid/dental-chart/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';

/** Letters of the hash that are enough to tell one version from another. */
const SHORT = 8;

/** A version in the list: its name, its day, by whom, and what can be done with it. */
@Component({
  selector: 'cd-version-row',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    LucideBraces,
    LucideColumns2,
    LucideEllipsis,
    LucideTrash2,
    LucideTriangleAlert,
    RouterLink,
    TranslocoPipe,
  ],
  host: { class: 'block' },
  templateUrl: './version-row.html',
})
export class VersionRow {
  readonly version = input.required<ChartVersionDto>();
  readonly patientId = input.required<number | null>();
  readonly mayBin = input(false);
  readonly isBusy = input(false);
  readonly opened = output<void>();
  readonly printed = output<void>();
  readonly downloaded = output<void>();
  readonly binned = output<void>();
  readonly restored = output<void>();
  readonly purged = output<void>();

  private readonly clock = inject(ClinicClock);
  protected readonly short = computed(() => this.version().hash.slice(0, SHORT));
  protected readonly day = computed(() => dayText(this.version().asOf));
  protected readonly saved = computed(() => this.when(this.version().savedAt));
  protected readonly binnedOn = computed(() => this.when(this.version().binnedAt ?? ''));

  private when(at: string): string {
    return at && `${dayText(this.clock.today(at))}, ${this.clock.time(at)}`;
  }
}
