import { afterNextRender, Component, computed, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { capsOf, Hotkeys, isSingle, keyName, Preferences } from '@cuspid/platform/web';
import { KeyRow, keyRows } from './key-catalogue';
import { choose, keyOf, KeyRefusal, refusalOf } from './key-change';
import { Kept } from './kept';

/** Every key that does something, and a way to change what gets in one's way. */
@Component({
  selector: 'cd-keys-panel',
  imports: [LucideCircleAlert, Kept, TranslocoPipe],
  templateUrl: './keys-panel.html',
})
export class KeysPanel {
  private readonly words = inject(TranslocoService);
  private readonly hotkeys = inject(Hotkeys);
  private readonly injector = inject(Injector);
  private readonly preferences = inject(Preferences);
  private readonly catcher = viewChild<ElementRef<HTMLElement>>('catcher');

  protected readonly capsOf = capsOf;
  protected readonly singleKeys = this.hotkeys.singleKeys;
  protected readonly choices = this.hotkeys.choices;
  private readonly known = computed(() => keyRows(this.hotkeys.known(), (key) => this.words.translate(key)));
  protected readonly rows = computed(() =>
    this.known().map((row) => {
      const key = keyOf(row.usual, this.choices());
      return { ...row, key, isOwn: key !== row.usual, isOff: !this.singleKeys() && isSingle(key), label: labelOf(row) };
    }),
  );
  /** The usual key of the row that waits for a new one. */
  protected readonly waiting = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  /** Whether the last change reached the account; null before one. */
  protected readonly kept = signal<boolean | null>(null);
  protected readonly said = signal('');

  protected async letSingles(singleKeys: boolean): Promise<void> {
    this.kept.set(await this.preferences.change({ singleKeys }));
  }

  protected begin(usual: string): void {
    this.problem.set(null);
    this.waiting.set(usual);
    afterNextRender(() => this.catcher()?.nativeElement.focus(), { injector: this.injector });
  }

  protected cancel(usual: string): void {
    if (this.waiting() === usual) this.waiting.set(null);
    this.problem.set(null);
  }

  /** What was pressed while a row waits. Tab leaves it, Esc leaves it as it was. */
  protected async press(event: KeyboardEvent, row: KeyRow): Promise<void> {
    const key = keyName(event);
    if (!key || key === 'tab' || key === 'shift+tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'escape') return this.close(row.usual);
    const refusal = refusalOf(key, row.usual, {
      rows: this.known(),
      choices: this.choices(),
      singleKeys: this.singleKeys(),
    });
    if (refusal) return this.problem.set(this.why(refusal, key));
    this.close(row.usual);
    await this.put(row, key);
  }

  protected async put(row: KeyRow, key: string): Promise<void> {
    this.kept.set(await this.preferences.change({ keys: choose(this.choices(), row.usual, key) }));
    const values = { label: labelOf(row), key: capsOf(key).join(' ') };
    this.said.set(this.words.translate('auth.keys.changed', values));
    this.toChange(row.usual);
  }

  protected async resetAll(): Promise<void> {
    this.kept.set(await this.preferences.change({ keys: [] }));
  }

  private close(usual: string): void {
    this.cancel(usual);
    this.toChange(usual);
  }

  /** The focus goes back to the button it came from. */
  private toChange(usual: string): void {
    const focus = () => document.querySelector<HTMLElement>(`[data-key="${CSS.escape(usual)}"]`)?.focus();
    afterNextRender(focus, { injector: this.injector });
  }

  private why(refusal: KeyRefusal, key: string): string {
    const label = refusal.code === 'taken' ? labelOf(refusal.by) : '';
    return this.words.translate(`auth.keys.${refusal.code}`, { key: capsOf(key).join(' '), label });
  }
}

const labelOf = ({ meanings }: KeyRow): string => [...new Set(meanings.map(({ label }) => label))].join(', ');
