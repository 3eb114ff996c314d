import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucidePencil, LucidePlus, LucideTrash2 } from '@lucide/angular';
import type { AddChartWordDto, ChartWordDto, ChartWordsDto } from '@cuspid/dental-chart/contracts';
import { CLINIC_WORDS, meaningOf, plainWord } from '@cuspid/odontogram';
import { idempotencyKey, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Skeleton, TextInput, Toasts } from '@cuspid/ui';
import { WordForm } from './word-form';
import { WordsApi } from './words-api';

/** The clinic's own words for codes of the chart, kept by administrators. */
@Component({
  selector: 'cd-words-panel',
  imports: [
    EmptyState,
    ErrorPanel,
    LucidePencil,
    LucidePlus,
    LucideTrash2,
    Skeleton,
    TextInput,
    TranslocoPipe,
    WordForm,
  ],
  host: { class: 'block' },
  templateUrl: './words-panel.html',
})
export class WordsPanel {
  private readonly api = inject(WordsApi);
  private readonly say = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly key = signal(idempotencyKey());

  protected readonly max = CLINIC_WORDS.max;
  protected readonly words = httpResource<ChartWordsDto>(() => '/api/dental-chart/words');
  private readonly reread = rereads(this.words);
  protected readonly rows = computed(() => (this.words.hasValue() ? this.words.value().items : null));
  protected readonly problem = computed(() => (this.words.error() ? problemOf(this.words.error()) : null));
  protected readonly wanted = signal('');
  protected readonly found = computed(() => {
    const text = plainWord(this.wanted());
    return (this.rows() ?? []).filter((row) => plainWord(row.word).includes(text) || row.standsFor.startsWith(text));
  });
  /** The word that is being edited; 0: a new one. */
  protected readonly edited = signal<number | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  constructor() {
    inject(LiveEvents).on('chart', ({ patientId }) => {
      if (patientId === undefined) this.reread();
    });
  }

  protected meaning({ standsFor }: ChartWordDto): string {
    return meaningOf(standsFor) ?? '';
  }

  protected othersOf(id: number): readonly ChartWordDto[] {
    return (this.rows() ?? []).filter((row) => row.id !== id);
  }

  protected edit(id: number | null): void {
    this.refusal.set(null);
    this.edited.set(id);
  }

  protected async save(row: ChartWordDto | null, what: AddChartWordDto): Promise<void> {
    const work = () => (row ? this.api.change(row.id, row.version, what) : this.api.add(what, this.key()));
    if (!(await this.carryOut(work))) return;
    this.key.set(idempotencyKey());
    this.edited.set(null);
  }

  /** At once, with the way back in the message: nothing recorded changes. */
  protected async remove(row: ChartWordDto): Promise<void> {
    if (!(await this.carryOut(() => this.api.remove(row.id)))) return this.toasts.error(this.refusal() ?? '');
    const { word, standsFor } = row;
    this.toasts.show(this.say.translate('chart.words.removed', { word }), {
      label: this.say.translate('chart.bar.undo'),
      run: () => void this.carryOut(() => this.api.add({ word, standsFor }, idempotencyKey())),
    });
  }

  private async carryOut(work: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      const problem = problemOf(error);
      const clash = problem.status === 412 ? this.say.translate('chart.words.clash') : null;
      this.refusal.set(clash ?? problem.detail ?? this.say.translate('chart.notSaved'));
      return false;
    } finally {
      this.isBusy.set(false);
      this.reread();
    }
  }
}
