import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDownload } from '@lucide/angular';
import { PRIORITIES, WAITING_MODES, type WaitingDto, type WaitingExportFilter } from '@cuspid/case-history/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, LiveEvents, phoneText, problemOf, rereads, Session } from '@cuspid/platform/web';
import {
  Chip,
  EmptyState,
  ErrorPanel,
  FilterMenu,
  PageHeader,
  Pager,
  Skeleton,
  Toasts,
  type PageTurned,
} from '@cuspid/ui';
import { HistoryApi } from '../history-api';
import { HistoryWords } from '../history-words';

const LIMIT = 25;
const MONTH = 30.44;
const YEAR = 365.25;

/** Patients the consultant put on the list: by priority, and of one priority who has waited longest first. */
@Component({
  selector: 'cd-waiting-page',
  imports: [
    Chip,
    EmptyState,
    ErrorPanel,
    FilterMenu,
    LucideDownload,
    PageHeader,
    Pager,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './waiting-page.html',
})
export class WaitingPage {
  /** From the address. */
  readonly mode = input<string>();
  readonly priority = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();

  private readonly api = inject(HistoryApi);
  private readonly router = inject(Router);
  private readonly clock = inject(ClinicClock);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(HistoryWords);
  protected readonly mayExport = inject(Session).can('history.consult');
  protected readonly dayText = dayText;
  protected readonly phoneText = phoneText;
  protected readonly isExporting = signal(false);

  protected readonly filter = computed<WaitingExportFilter>(() => {
    const mode = WAITING_MODES.find((one) => one === this.mode());
    const priority = PRIORITIES.find((one) => one === this.priority());
    return { ...(mode && { mode }), ...(priority && { priority }) };
  });
  protected readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);
  protected readonly list = httpResource<Page<WaitingDto>>(() => ({
    url: '/api/waiting-list',
    params: { ...this.filter(), limit: LIMIT, count: true, ...(this.after() && { cursor: this.after() ?? '' }) },
  }));
  protected readonly problem = computed(() => (this.list.error() ? problemOf(this.list.error()) : null));
  protected readonly page = computed(() => (this.list.hasValue() ? this.list.value() : null));
  protected readonly fromCount = computed(() => Number(this.from()) || 0);
  protected readonly modes = WAITING_MODES;
  protected readonly priorities = PRIORITIES;

  constructor() {
    inject(LiveEvents).on('history', rereads(this.list));
  }

  protected narrow(change: Record<string, string | null>): void {
    this.go({ ...change, after: null, from: null });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, from });
  }

  protected nameOf({ patient }: WaitingDto): string {
    return `${patient.lastName}, ${patient.firstName}`;
  }

  protected modeOf({ mode }: WaitingDto): string {
    return this.words.value('consultantWaitingListMode', mode);
  }

  protected priorityOf({ priority }: WaitingDto): string | null {
    return priority && this.words.value('consultantPriority', priority);
  }

  /** «8 months»: whole ones. */
  protected waited({ days }: WaitingDto): string {
    if (days === 1) return this.words.say('waiting.duration.day');
    if (days < 2 * MONTH) return this.words.say('waiting.duration.days', { count: days });
    if (days < 2 * YEAR) return this.words.say('waiting.duration.months', { count: Math.floor(days / MONTH) });
    return this.words.say('waiting.duration.years', { count: Math.floor(days / YEAR) });
  }

  protected async export(): Promise<void> {
    this.isExporting.set(true);
    try {
      download(await this.api.waitingFile(this.filter()), `waiting-list-${this.clock.today()}.csv`);
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say('waiting.notExported'));
    } finally {
      this.isExporting.set(false);
    }
  }

  private go(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
