import { GS } from './gs1';

/** A key as the browser tells of it, and when, in milliseconds. */
export interface Keystroke {
  key: string;
  at: number;
  ctrlKey?: boolean;
  altKey?: boolean;
}

/** Between two keys of a scanner lie some milliseconds; nobody types so fast for so long. */
const GAP_MS = 40;
const LEAST = 6;
const MOST = 200;

/**
 * Tells a scanner's keystrokes from typing: at least six signs, each soon after the one before, then Enter or Tab. The
 * separator FNC1 comes as Ctrl+], as F8, or as Alt with 029 on the keypad, as the scanner is set up. Each key is handed
 * in as it comes; no clock and no page is needed.
 */
export class ScanKeys {
  private text = '';
  private held = '';
  private last = -Infinity;

  /** Whether what is coming in is too fast to be typed: a field that has the focus need not take it. */
  get isScanning(): boolean {
    return this.text.length >= LEAST;
  }

  /** The code that this key has ended; null: it goes on, or it is none. */
  press({ key, at, ctrlKey = false, altKey = false }: Keystroke): string | null {
    if (at - this.last > GAP_MS) this.forget();
    if (['Shift', 'Control', 'Alt', 'CapsLock', 'AltGraph'].includes(key)) return null;
    this.last = at;
    if (altKey && /^\d$/.test(key)) {
      this.held += key;
      return null;
    }
    this.takeHeld();
    if (key === 'Enter' || key === 'Tab') return this.end();
    const sign = signOf(key, ctrlKey);
    if (sign === null || this.text.length >= MOST) this.forget();
    else this.text += sign;
    return null;
  }

  private takeHeld(): void {
    if (this.held) this.text += String.fromCharCode(Number(this.held) % 256);
    this.held = '';
  }

  private end(): string | null {
    const text = this.text;
    this.forget();
    return text.length >= LEAST ? text : null;
  }

  private forget(): void {
    this.text = '';
    this.held = '';
    this.last = -Infinity;
  }
}

function signOf(key: string, ctrlKey: boolean): string | null {
  if (key === 'F8' || key === GS || (ctrlKey && (key === ']' || key === '5'))) return GS;
  return !ctrlKey && key.length === 1 ? key : null;
}
