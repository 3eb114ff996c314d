import { httpResource } from '@angular/common/http';
import { afterNextRender, Component, computed, inject, Injector, input, linkedSignal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideTrash2 } from '@lucide/angular';
import type { InventoryItemDto } from '@cuspid/inventory/contracts';
import { Scanner } from '@cuspid/inventory/web';
import type { MaterialUsageDto } from '@cuspid/patient-materials/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import type { Page } from '@cuspid/platform/contracts';
import { Hotkeys, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Pager, ReadOnlyBar, Skeleton, Toasts, type PageTurned } from '@cuspid/ui';
import { EntryForm } from './entry-form';
import { ScanField } from './scan-field';
import { todaysVisit } from './todays-visit';
import { UsageEntry } from './usage-entry';
import { UsageProposal } from './usage-proposal';
import { UsageSheet } from './usage-sheet';
import { UsageTable } from './usage-table';
import { UsageWords } from './usage-words';

const SHOWN = 25;

/** What was used on the open patient: recorded by scan at the chair, with its lot; taken back and restored with the stock. */
@Component({
  selector: 'cd-materials-page',
  imports: [
    EmptyState,
    EntryForm,
    ErrorPanel,
    LucideTrash2,
    Pager,
    ReadOnlyBar,
    ScanField,
    Skeleton,
    TranslocoPipe,
    UsageProposal,
    UsageSheet,
    UsageTable,
  ],
  providers: [Scanner, UsageEntry],
  host: { class: 'block h-full min-h-0' },
  templateUrl: './materials-page.html',
})
export class MaterialsPage {
  /** The patient, and the rest of the address. */
  readonly id = input.required<string>();
  readonly bin = input<string>();
  readonly after = input<string>();
  readonly skip = input<string>();
  readonly usage = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(UsageWords);
  private readonly injector = inject(Injector);
  private readonly open = inject(OpenPatient, { optional: true });
  protected readonly entry = inject(UsageEntry);
  private readonly field = viewChild(ScanField);
  private readonly form = viewChild(EntryForm);

  protected readonly patientId = computed(() => Number(this.id()));
  protected readonly isWritable = computed(() => this.open?.isWritable() ?? true);
  protected readonly mayRecord = computed(() => this.session.can('material.record') && this.isWritable());
  protected readonly mayBin = computed(() => this.session.can('material.bin'));
  protected readonly isBin = computed(() => this.bin() === 'only' && this.mayBin());
  protected readonly visit = todaysVisit(() => this.patientId());
  protected readonly size = SHOWN;
  protected readonly skipped = computed(() => Number(this.skip()) || 0);
  protected readonly list = httpResource<Page<MaterialUsageDto>>(() => {
    const after = this.after();
    const params = { limit: SHOWN, ...(this.isBin() && { bin: 'only' }), ...(after && { cursor: after }) };
    return { url: `/api/patients/${this.patientId()}/materials`, params };
  });
  protected readonly reload = rereads(this.list);
  /** The last page of this list stays while the next is on its way. */
  protected readonly page = linkedSignal<
    { of: string; page: Page<MaterialUsageDto> | undefined },
    Page<MaterialUsageDto> | undefined
  >({
    source: () => ({
      of: `${this.patientId()} ${this.isBin()}`,
      page: this.list.hasValue() ? this.list.value() : undefined,
    }),
    computation: ({ of, page }, before) => page ?? (before?.source.of === of ? before?.value : undefined),
  });
  protected readonly problem = computed(() => (this.list.error() ? problemOf(this.list.error()) : null));
  protected readonly chosen = computed(() => {
    const id = Number(this.usage());
    return this.page()?.items.find((one) => one.id === id) ?? null;
  });

  constructor() {
    const live = inject(LiveEvents);
    live.on('materials', ({ patientId }) => {
      if (patientId === undefined || patientId === this.patientId()) this.reload();
    });
    const words = inject(TranslocoService);
    const [label, group] = [words.translate('usage.scan'), words.translate('patients.materials')];
    inject(Hotkeys).bind([{ keys: 's', label, group, run: () => this.field()?.focus() }]);
    inject(Scanner).listen((code) => this.mayRecord() && !this.isBin() && void this.scan(code));
  }

  protected async scan(code: string): Promise<void> {
    await this.entry.scanned(code);
    this.toAmount();
  }

  protected async pick(item: InventoryItemDto): Promise<void> {
    await this.entry.choose(item);
    this.toAmount();
  }

  protected async record(): Promise<void> {
    const item = this.entry.item();
    const recorded = await this.entry.record(this.patientId(), this.visit()?.id ?? null);
    if (!recorded || !item) return;
    const lots = recorded.further.length + 1;
    const said = { amount: this.words.amount(recorded.quantity, item.unit), item: item.name };
    const key = lots > 1 ? 'recordedOf' : 'recorded';
    const many = recorded.further.reduce((sum, { quantity }) => sum + quantity, recorded.quantity);
    this.toasts.show(this.words.say(key, { ...said, amount: this.words.amount(many, item.unit), lots }));
    this.reload();
    this.field()?.focus();
  }

  protected leave(): void {
    this.entry.clear();
    this.field()?.focus();
  }

  protected took(count: number): void {
    this.toasts.show(this.words.say('recordedAll', { count }));
    this.reload();
  }

  protected go(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, skip: from, usage: null });
  }

  private toAmount(): void {
    afterNextRender(() => this.form()?.focus(), { injector: this.injector });
  }
}
