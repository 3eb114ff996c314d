import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, ElementRef, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucidePlus, LucideSearch } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import type { ProcedureDto } from '@cuspid/settings/contracts';
import { Hotkeys, problemOf, rereads } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, ReadOnlyBar, Skeleton, Toasts } from '@cuspid/ui';
import { ClinicSettings } from '../clinic-settings';
import { sentenceOf } from '../sentence';
import { SettingsApi } from '../settings-api';
import { ProcedureForm } from './procedure-form';
import { ProcedureTable } from './procedure-table';

const PAUSE_MS = 150;
const PAGE = 100;

/** The catalogue: found by any fragment, changed in its row, a hundred at a time. */
@Component({
  selector: 'cd-procedures-panel',
  imports: [
    EmptyState,
    ErrorPanel,
    LucidePlus,
    LucideSearch,
    ProcedureForm,
    ProcedureTable,
    ReadOnlyBar,
    Skeleton,
    TranslocoPipe,
  ],
  host: { class: 'block' },
  templateUrl: './procedures-panel.html',
})
export class ProceduresPanel {
  protected readonly settings = inject(ClinicSettings);
  private readonly api = inject(SettingsApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly search = signal('');
  protected readonly showsInactive = signal(false);
  private readonly cursor = linkedSignal<string | null>(() => {
    this.search();
    this.showsInactive();
    return null;
  });
  protected readonly resource = httpResource<Page<ProcedureDto>>(() => ({
    url: '/api/procedures',
    params: {
      limit: PAGE,
      count: true,
      ...(this.search() && { search: this.search() }),
      ...(this.showsInactive() && { includeInactive: true }),
      ...(this.cursor() && { cursor: this.cursor() ?? '' }),
    },
  }));
  private readonly reread = rereads(this.resource);
  private readonly page = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  /** What shows: the pages so far; the last answer stays until the next is there. */
  protected readonly shown = linkedSignal<
    { page: Page<ProcedureDto> | undefined; cursor: string | null },
    { rows: readonly ProcedureDto[]; total: number; next: string | null } | null
  >({
    source: () => ({ page: this.page(), cursor: this.cursor() }),
    computation: ({ page, cursor }, before) => {
      if (!page) return before?.value ?? null;
      const known = new Set(page.items.map(({ id }) => id));
      const earlier = cursor ? (before?.value?.rows ?? []).filter(({ id }) => !known.has(id)) : [];
      return { rows: [...earlier, ...page.items], total: page.total ?? page.items.length, next: page.nextCursor };
    },
  });
  protected readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));
  protected readonly currency = computed(() => this.settings.now()?.currency ?? null);
  protected readonly categories = computed(() => [...new Set(this.shown()?.rows.map(({ category }) => category))]);
  protected readonly isAdding = signal(false);

  constructor() {
    const group = this.words.translate('settings.panel.procedures');
    inject(Hotkeys).bind([
      { keys: 'f', label: this.words.translate('settings.procedure.search'), group, run: () => this.find() },
      {
        keys: 'n',
        label: this.words.translate('settings.addOne.procedures'),
        group,
        run: () => this.isAdding.set(true),
      },
    ]);
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
  }

  protected type(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.search.set(text.trim()), PAUSE_MS);
  }

  protected more(next: string): void {
    this.cursor.set(next);
  }

  protected added({ name }: ProcedureDto): void {
    this.isAdding.set(false);
    this.again();
    this.toasts.show(this.words.translate('settings.row.added', { name }));
  }

  /** A row was changed: it is shown at once, and can be brought back to what it was. */
  protected changed({ before, after }: { before: ProcedureDto; after: ProcedureDto }): void {
    this.replace(after);
    if (after.version === before.version) return;
    this.offer('changed', after.name, () => this.send(after, contentOf(before)));
  }

  protected async use(row: ProcedureDto, isActive: boolean): Promise<void> {
    const after = await this.send(row, { isActive });
    if (after)
      this.offer(isActive ? 'reactivated' : 'deactivated', row.name, () => this.send(after, { isActive: !isActive }));
  }

  /** Reads the catalogue again from its first page. */
  private again(): void {
    if (this.cursor()) this.cursor.set(null);
    else this.reread();
  }

  private async send(row: ProcedureDto, change: object): Promise<ProcedureDto | null> {
    try {
      const after = await this.api.change<ProcedureDto>('procedures', row.id, row.version, change);
      this.replace(after);
      return after;
    } catch (error) {
      const problem = problemOf(error);
      this.toasts.error(sentenceOf(problem, this.words.translate('settings.notSaved')));
      this.again();
      return null;
    }
  }

  private replace(after: ProcedureDto): void {
    const isShown = after.isActive || this.showsInactive();
    this.shown.update((shown) => {
      if (!shown) return shown;
      const isKnown = shown.rows.some(({ id }) => id === after.id);
      // Brought back by an undo: its place is known to the server.
      if (!isKnown) this.again();
      const rows = shown.rows.flatMap((row) => (row.id === after.id ? (isShown ? [after] : []) : [row]));
      return { ...shown, rows, total: shown.total - (isKnown && !isShown ? 1 : 0) };
    });
  }

  private offer(what: string, name: string, run: () => Promise<unknown>): void {
    this.toasts.show(this.words.translate(`settings.row.${what}`, { name }), {
      label: this.words.translate('ui.undo'),
      run: () => void run(),
    });
  }

  private find(): void {
    this.box()?.nativeElement.focus();
  }
}

const contentOf = ({ code, name, category, price }: ProcedureDto) => ({ code, name, category, price });
