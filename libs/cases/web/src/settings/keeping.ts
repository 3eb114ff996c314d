import { afterNextRender, ElementRef, inject, Injector, signal } from '@angular/core';
import { idempotencyKey, problemOf } from '@cuspid/platform/web';
import { Confirmation } from '@cuspid/ui';
import { CaseWords } from '../case-words';

const FIELD = 'form :is(input, select, textarea):not(:disabled)';

/** One list of the settings: which row is open, one change at a time, and why a row was refused. Needs an injection context. */
export class Keeping {
  private readonly words = inject(CaseWords);
  private readonly confirmation = inject(Confirmation);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** One an intention: the same over retries, another once the row was added. */
  private key = idempotencyKey();
  /** The row that is edited; 0: a new one. */
  readonly edited = signal<number | null>(null);
  readonly isBusy = signal(false);
  readonly refusal = signal<{ id: number; text: string } | null>(null);

  /** @param reread reads the list again: after every change, refused or not */
  constructor(private readonly reread: () => void) {}

  /** Opens a row, or closes the one that is open; focus goes to its first field, and back to its button. */
  edit(id: number | null): void {
    const left = this.edited();
    this.refusal.set(null);
    this.edited.set(id);
    this.focus(id === null ? `[data-edit="${left}"]` : FIELD);
  }

  async save(id: number, work: (key: string) => Promise<unknown>): Promise<void> {
    if (!(await this.carryOut(id, () => work(this.key)))) return;
    this.key = idempotencyKey();
    this.edit(null);
  }

  /** `what` is the list's place among the words: its `removeTitle`, `removeText` and `remove`. */
  async remove({ id, name }: { id: number; name: string }, what: string, work: () => Promise<unknown>): Promise<void> {
    this.refusal.set(null);
    const isSure = await this.confirmation.ask({
      title: this.words.say(`${what}.removeTitle`, { name }),
      text: this.words.say(`${what}.removeText`),
      action: this.words.say('setup.remove'),
      danger: true,
    });
    if (isSure) await this.carryOut(id, work);
  }

  refuse(id: number, text: string): void {
    this.refusal.set({ id, text });
  }

  async carryOut(id: number, work: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      const { status, errors, detail } = problemOf(error);
      const clash = status === 412 ? this.words.say('setup.clash') : null;
      this.refuse(id, clash ?? errors[0]?.message ?? detail ?? this.words.say('notSaved'));
      return false;
    } finally {
      this.isBusy.set(false);
      this.reread();
    }
  }

  private focus(selector: string): void {
    const host = this.host.nativeElement;
    afterNextRender(() => host.querySelector<HTMLElement>(selector)?.focus(), { injector: this.injector });
  }
}
