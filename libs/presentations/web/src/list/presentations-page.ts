import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideLock, LucidePlus, LucidePresentation } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import type { PresentationSummaryDto } from '@cuspid/presentations/contracts';
import { EmptyState, ErrorPanel, PageHeader, Pager, Skeleton, type PageTurned } from '@cuspid/ui';

const SHOWN = 25;

/** The presentations of one’s patients, newest first. One without consent today says so, and opens for nobody. */
@Component({
  selector: 'cd-presentations-page',
  imports: [
    EmptyState,
    ErrorPanel,
    LucideLock,
    LucidePlus,
    LucidePresentation,
    PageHeader,
    Pager,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  host: { class: 'page' },
  templateUrl: './presentations-page.html',
})
export class PresentationsPage {
  /** From the address. */
  readonly after = input<string>();
  readonly skip = input<string>();

  private readonly router = inject(Router);
  private readonly clock = inject(ClinicClock);
  protected readonly size = SHOWN;
  protected readonly mayBuild = inject(Session).can('presentation.build');
  protected readonly skipped = computed(() => Number(this.skip()) || 0);
  protected readonly list = httpResource<Page<PresentationSummaryDto>>(() => {
    const after = this.after();
    return { url: '/api/presentations', params: { limit: SHOWN, count: true, ...(after && { cursor: after }) } };
  });
  /** The last page stays while the next is on its way. */
  protected readonly page = linkedSignal<
    Page<PresentationSummaryDto> | undefined,
    Page<PresentationSummaryDto> | undefined
  >({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (page, before) => page ?? before?.value,
  });
  protected readonly problem = computed(() => (this.list.error() ? problemOf(this.list.error()) : null));
  protected readonly rows = computed(() =>
    (this.page()?.items ?? []).map((row) => ({ ...row, day: dayText(this.clock.today(row.builtAt)) })),
  );

  constructor() {
    // A consent is part of the patient’s record: withdrawn elsewhere, it shows here.
    inject(LiveEvents).on('patients', rereads(this.list));
  }

  protected turn({ after, from }: PageTurned): void {
    void this.router.navigate([], { queryParams: { after, skip: from }, replaceUrl: true });
  }
}
