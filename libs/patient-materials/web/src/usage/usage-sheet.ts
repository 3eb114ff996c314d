import { Component, computed, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert, LucideTrash2, LucideUndo2 } from '@lucide/angular';
import { MATERIAL, type EditUsageDto, type MaterialUsageDto } from '@cuspid/patient-materials/contracts';
import { problemOf, Session } from '@cuspid/platform/web';
import { Field, Sheet, TextInput, Toasts } from '@cuspid/ui';
import { UsageApi } from './usage-api';
import { UsageWords } from './usage-words';

const WHOLE = /^\d{1,5}$/;

/** One usage: its facts, its amount and words to correct, and the way to the bin and back. The stock follows each. */
@Component({
  selector: 'cd-usage-sheet',
  imports: [Field, LucideCircleAlert, LucideTrash2, LucideUndo2, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents', '(keydown.control.enter)': 'save()' },
  templateUrl: './usage-sheet.html',
})
export class UsageSheet {
  readonly usage = input.required<MaterialUsageDto>();
  readonly isWritable = input(true);
  readonly closed = output<void>();
  readonly changed = output<void>();

  private readonly api = inject(UsageApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly words = inject(UsageWords);
  protected readonly max = MATERIAL;
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | null>(null);
  private readonly id = computed(() => this.usage().id);
  /** What is typed stays while the usage is read again; another one begins anew. */
  protected readonly amount = linkedSignal({
    source: this.id,
    computation: () => String(untracked(this.usage).quantity),
  });
  protected readonly purpose = linkedSignal({
    source: this.id,
    computation: () => untracked(this.usage).purpose ?? '',
  });
  protected readonly notes = linkedSignal({ source: this.id, computation: () => untracked(this.usage).notes ?? '' });
  protected readonly isBinned = computed(() => this.usage().binnedAt !== null);
  protected readonly mayEdit = computed(
    () => this.session.can('material.record') && this.isWritable() && !this.isBinned(),
  );
  protected readonly mayBin = computed(() => this.session.can('material.bin') && this.isWritable());

  protected async save(): Promise<void> {
    const change = this.mayEdit() ? this.change() : null;
    if (!change) return;
    await this.attempt('notSaved', async () => {
      const saved = await this.api.edit(this.usage(), change);
      this.toasts.show(this.words.say('saved', { item: saved.item.name }));
      this.closed.emit();
    });
  }

  protected bin(): Promise<void> {
    return this.attempt('notBinned', async () => {
      const binned = await this.api.bin(this.usage());
      const undo = { label: this.words.say('undo'), run: () => void this.undo(binned) };
      this.toasts.show(this.words.say('binned', { item: binned.item.name }), undo);
      this.closed.emit();
    });
  }

  protected restore(): Promise<void> {
    return this.attempt('notRestored', async () => {
      const restored = await this.api.restore(this.usage());
      this.toasts.show(this.words.say('restored', { item: restored.item.name }));
      this.closed.emit();
    });
  }

  private change(): EditUsageDto | null {
    const text = this.amount().trim();
    const quantity = WHOLE.test(text) ? Number(text) : 0;
    if (quantity < 1 || quantity > MATERIAL.quantityMax) {
      this.problem.set(this.words.say('amountWrong'));
      return null;
    }
    return { quantity, purpose: this.purpose().trim() || null, notes: this.notes().trim() || null };
  }

  /** Somebody else was here first: what is there now is read, what was typed stays. */
  private async attempt(otherwise: string, work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await work();
      this.changed.emit();
    } catch (error) {
      const isStale = problemOf(error).status === 412;
      this.problem.set(isStale ? this.words.say('stale') : this.words.refusal(error, otherwise));
      if (isStale) this.changed.emit();
    } finally {
      this.isBusy.set(false);
    }
  }

  private async undo(binned: MaterialUsageDto): Promise<void> {
    try {
      await this.api.restore(binned);
      this.toasts.show(this.words.say('restored', { item: binned.item.name }));
    } catch (error) {
      this.toasts.error(this.words.refusal(error, 'notRestored'));
    }
  }
}
