import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ImportDto } from '@cuspid/patients/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { Chip, ErrorPanel, PageHeader, Skeleton } from '@cuspid/ui';
import { TONES } from './tones';
import { UploadZone } from './upload-zone';

/** Where a file of patients comes in, and those that came before. */
@Component({
  selector: 'cd-imports-page',
  imports: [Chip, ErrorPanel, PageHeader, RouterLink, Skeleton, TranslocoPipe, UploadZone],
  templateUrl: './imports-page.html',
})
export class ImportsPage {
  private readonly router = inject(Router);
  private readonly clock = inject(ClinicClock);
  protected readonly after = signal('');
  protected readonly imports = httpResource<Page<ImportDto>>(() => ({
    url: '/api/patients/imports',
    params: { limit: 20, ...(this.after() && { cursor: this.after() }) },
  }));
  protected readonly problem = computed(() => (this.imports.error() ? problemOf(this.imports.error()) : null));
  protected readonly tones = TONES;

  constructor() {
    inject(LiveEvents).on('patients', rereads(this.imports));
  }

  protected open(id: number): void {
    void this.router.navigate(['/patients/import', id]);
  }

  protected when({ at }: ImportDto): string {
    return `${dayText(this.clock.today(at))}, ${this.clock.time(at)}`;
  }
}
