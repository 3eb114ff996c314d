import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Params, Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucidePlus, LucideX } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import type { ShortNoticeDto } from '@cuspid/visits/contracts';
import { ClinicClock, Hotkeys, KeyCap, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, FilterMenu, PageHeader, Pager, ReadOnlyBar, Skeleton } from '@cuspid/ui';
import { ClinicPeople } from '../calendar/clinic-people';
import { ShortNoticeApi } from './short-notice-api';
import { ShortNoticeDialog, type NoticeDraft } from './short-notice-dialog';
import { ShortNoticeTable } from './short-notice-table';

const SIZE = 25;
/** As long as somebody has. */
const LENGTHS = ['15', '30', '45', '60', '90'];
const NEW: NoticeDraft = {
  ...{ patientId: null, name: '', visitId: undefined, type: '', minutes: 30, providerId: null, until: null },
};

/** All who would come at short notice, the longest waiting first; which of them stands in the address. */
@Component({
  selector: 'cd-short-notice-page',
  imports: [
    EmptyState,
    ErrorPanel,
    FilterMenu,
    KeyCap,
    LucidePlus,
    LucideX,
    PageHeader,
    Pager,
    ReadOnlyBar,
    RouterLink,
    ShortNoticeDialog,
    ShortNoticeTable,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './short-notice-page.html',
})
export class ShortNoticePage {
  /** From the address: whom they would come to, and how long one has. */
  readonly provider = input<string>();
  readonly minutes = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();

  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly live = inject(LiveEvents);
  private readonly clock = inject(ClinicClock);
  private readonly people = inject(ClinicPeople);
  protected readonly api = inject(ShortNoticeApi);
  protected readonly size = SIZE;
  protected readonly lengths = LENGTHS;
  protected readonly editing = signal<NoticeDraft | null>(null);
  protected readonly resource = httpResource<Page<ShortNoticeDto>>(() => ({
    url: '/api/short-notice',
    params: {
      ...{ limit: SIZE, count: true },
      ...(this.provider() && { providerId: this.provider() }),
      ...(this.minutes() && { minutes: this.minutes() }),
      ...(this.after() && { cursor: this.after() }),
    },
  }));
  /** What was read last stays while it is read again. */
  protected readonly page = linkedSignal<Page<ShortNoticeDto> | undefined, Page<ShortNoticeDto> | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly rows = computed(() => this.page()?.items ?? []);
  protected readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));
  protected readonly fromCount = computed(() => Number(this.from()) || 0);
  protected readonly isNarrowed = computed(() => Boolean(this.provider() ?? this.minutes()));
  protected readonly names = computed(() => this.people.treating().map(({ name }) => name));
  protected readonly name = computed(
    () => this.people.treating().find(({ id }) => String(id) === this.provider())?.name ?? null,
  );
  /** Since when the list may be old; null while changes come in. */
  protected readonly staleSince = computed(() => {
    const since = this.live.since();
    return since ? this.clock.time(since) : this.problem() && this.page() ? this.clock.time() : null;
  });

  constructor() {
    const reread = rereads(this.resource);
    this.live.on('visits', reread);
    this.live.on('patients', reread);
    effect(() => {
      if (this.api.changes()) untracked(reread);
    });
    // The answer is looked at when it comes, so that it is there to be kept.
    effect(() => void this.page());
    const key = (keys: string, name: string, run: () => void) => ({
      ...{ keys, run, group: this.words.translate('visits.notice.title') },
      label: this.words.translate(`visits.notice.keys.${name}`),
    });
    inject(Hotkeys).bind([
      key('j', 'next', () => this.walk(1)),
      key('k', 'previous', () => this.walk(-1)),
      key('e', 'edit', () => this.withRow((entry) => this.edit(entry))),
      key('x', 'withdraw', () => this.withRow((entry) => void this.api.withdraw(entry))),
      key('n', 'add', () => this.add()),
    ]);
  }

  protected edit(entry: ShortNoticeDto): void {
    if (this.staleSince()) return;
    const { patient, visitId, type, minutes, provider, visitStartsAt } = entry;
    this.editing.set({
      ...{ patientId: patient.id, name: `${patient.firstName} ${patient.lastName}`, type, minutes, entry },
      ...{ visitId: visitId ?? undefined, providerId: provider?.id ?? null, until: visitStartsAt },
    });
  }

  protected add(): void {
    if (!this.staleSince()) this.editing.set(NEW);
  }

  protected narrow(params: Params): void {
    this.go({ ...params, after: null, from: null });
  }

  protected idOf(name: string | null): number | null {
    return this.people.treating().find((one) => one.name === name)?.id ?? null;
  }

  protected go(queryParams: Params): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** The focus goes along the names. */
  private walk(step: 1 | -1): void {
    const rows = this.rows();
    const at = rows.findIndex(({ id }) => id === standing());
    const next = at < 0 ? rows[0] : rows[at + step];
    if (next) document.querySelector<HTMLElement>(`[data-notice="${next.id}"]`)?.focus();
  }

  private withRow(act: (entry: ShortNoticeDto) => void): void {
    const entry = this.rows().find(({ id }) => id === standing());
    if (entry && !this.staleSince()) act(entry);
  }
}

/** The entry whose line has the focus. */
function standing(): number | null {
  const name = document.activeElement?.closest('tr')?.querySelector<HTMLElement>('[data-notice]');
  return name ? Number(name.dataset['notice']) : null;
}
