import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { isSingle, KeyChoice, keyName } from './key-choices';

export interface Hotkey {
  /** `n`, `?`, `ctrl+enter`, or two keys one after the other: `g q`. Letters in lower case. */
  keys: string;
  /** What it does, for the cheat sheet; already translated. */
  label: string;
  /** Heading it stands under in the cheat sheet: the page's name. */
  group: string;
  run: (event: KeyboardEvent) => void;
}

const SEQUENCE_MS = 1200;
const EDITABLE =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])';

/**
 * Keys of the page that shows, and of the frame. Plain letters never fire inside a field, a menu or a dialog; keys with
 * Ctrl do. The page bound last wins. `inject(Hotkeys).bind([...])` in a constructor; gone with the component. Bind the
 * usual keys: what the person has put in their place, or switched off, is seen to here.
 */
@Injectable({ providedIn: 'root' })
export class Hotkeys {
  private readonly sets = signal<readonly (readonly Hotkey[])[]>([]);
  private readonly own = signal<readonly KeyChoice[]>([]);
  private readonly letters = signal(true);
  private prefix: { key: string; at: number } | null = null;

  /** Keys of one's own. */
  readonly choices = this.own.asReadonly();
  /** Whether single letters and signs act. */
  readonly singleKeys = this.letters.asReadonly();

  private readonly seen = signal<readonly Hotkey[]>([]);

  /** Every key bound since the application started, by its usual name: what the list of keys knows of other pages. */
  readonly known = this.seen.asReadonly();
  /** Every key bound now, by its usual name, the page's own first. */
  readonly bound = computed(() => [...this.sets()].reverse().flat());
  /** Every key that works now, as it has to be pressed. */
  readonly all = computed(() =>
    this.bound()
      .map((hotkey) => ({ ...hotkey, keys: this.keyFor(hotkey.keys) }))
      .filter(({ keys }) => this.letters() || !isSingle(keys)),
  );

  constructor() {
    const document = inject(DOCUMENT);
    const listen = (event: KeyboardEvent) => this.press(event);
    document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listen));
  }

  /** Binds keys for as long as the component lives. Needs an injection context. */
  bind(hotkeys: readonly Hotkey[]): void {
    this.sets.update((sets) => [...sets, hotkeys]);
    this.seen.update((seen) => [...seen, ...hotkeys.filter((one) => !seen.some((other) => isSame(one, other)))]);
    inject(DestroyRef).onDestroy(() => this.sets.update((sets) => sets.filter((set) => set !== hotkeys)));
  }

  /** What this person wants: keys of their own, and whether single letters act. */
  obey(choices: readonly KeyChoice[], singleKeys: boolean): void {
    this.own.set(choices.map(({ usual, key }) => ({ usual: usual.toLowerCase(), key: key.toLowerCase() })));
    this.letters.set(singleKeys);
  }

  /** What has to be pressed for what `usual` does. */
  keyFor(usual: string): string {
    return this.own().find((choice) => choice.usual === usual)?.key ?? usual;
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const key = keyName(event);
    if (!key || (isPlain(event) && isBusy(event.target, key))) return;
    const sequence = this.prefix && event.timeStamp - this.prefix.at < SEQUENCE_MS ? `${this.prefix.key} ${key}` : null;
    this.prefix = null;
    const all = this.all();
    const hit = all.find((one) => one.keys === sequence) ?? all.find((one) => one.keys === key);
    if (hit) {
      event.preventDefault();
      hit.run(event);
    } else if (all.some((one) => one.keys.startsWith(`${key} `))) {
      this.prefix = { key, at: event.timeStamp };
    }
  }
}

const isSame = (one: Hotkey, other: Hotkey): boolean =>
  one.keys === other.keys && one.group === other.group && one.label === other.label;

const isPlain = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.metaKey && !event.altKey;

/** A field that takes text, a menu or a modal dialog has the keyboard to itself; a list box has the letters and digits. */
function isBusy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  const takesLetters = /^[\p{L}\p{N}]$/u.test(key) || key.length > 1 ? ', [role=listbox]' : '';
  return target.closest(`${EDITABLE}, [role=menu], dialog[open]${takesLetters}`) !== null;
}
