import { httpResource, HttpResourceRef } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, Signal, signal } from '@angular/core';
import type { CareTeamRequestDto } from '@cuspid/patients/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';

type Requests = Page<CareTeamRequestDto>;

/** The requests made to whoever looks: those that wait, and those nobody answered in time. Provided by the page. */
@Injectable()
export class Inbox {
  private readonly open = httpResource<Requests>(() => '/api/care-team/requests?limit=100&count=true');
  private readonly late = httpResource<Requests>(() => '/api/care-team/requests?limit=25&status=EXPIRED');
  private readonly readings = [rereads(this.open), rereads(this.late)];
  /** Answered a moment ago: gone from the list before the list is read again. */
  private readonly answered = signal<ReadonlySet<number>>(new Set());
  private readonly openPage = kept(this.open);
  private readonly latePage = kept(this.late);

  readonly waiting = computed(() => (this.openPage()?.items ?? []).filter(({ id }) => !this.answered().has(id)));
  readonly expired = computed(() => this.latePage()?.items ?? []);
  readonly isLoaded = computed(() => this.openPage() !== null);
  /** How many wait, those beyond the list too. */
  readonly total = computed(() => {
    const page = this.openPage();
    return page && (page.total ?? page.items.length) - (page.items.length - this.waiting().length);
  });
  readonly problem = computed(() => (this.open.error() ? problemOf(this.open.error()) : null));

  constructor() {
    // Each answer is looked at when it comes, so that it is there to be kept.
    effect(() => void [this.openPage(), this.latePage()]);
    const live = inject(LiveEvents);
    live.on('approvals', () => this.reload());
    // A name, a birth date or an alert may have changed.
    live.on('patients', () => this.reload());
  }

  reload(): void {
    this.readings.forEach((read) => read());
  }

  settled(id: number): void {
    this.answered.update((ids) => new Set(ids).add(id));
    this.reload();
  }
}

/** The last answer; a later one that does not come leaves it. */
function kept(resource: HttpResourceRef<Requests | undefined>): Signal<Requests | null> {
  return linkedSignal<Requests | null, Requests | null>({
    source: () => (resource.hasValue() ? resource.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
}
