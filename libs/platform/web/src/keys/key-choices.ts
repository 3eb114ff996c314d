/** One key of one's own: pressing `key` does what `usual` does for everybody else. Both as `Hotkeys` names keys. */
export interface KeyChoice {
  usual: string;
  key: string;
}

/**
 * A letter, digit or sign without Ctrl or Alt, or two of them in a row. WCAG 2.1.4: such keys can be switched off, because
 * a voice that is heard as letters, or a hand that brushes a key, would act.
 */
export function isSingle(keys: string): boolean {
  return keys.split(' ').some((key) => key.length === 1);
}

/** Whether both keys cannot work at once: the same, or one is the beginning of the other. */
export function collide(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

const NAMES: Record<string, string> = {
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  backspace: 'Backspace',
  delete: 'Del',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  ' ': 'Space',
};

/** What is printed on the caps: `ctrl+enter` gives "Ctrl" and "Enter", `g q` gives "G" and "Q". */
export function capsOf(keys: string): string[] {
  return keys.split(/[ +](?=.)/).map((key) => NAMES[key] ?? key.toUpperCase());
}

/** The name of what was pressed: `n`, `?`, `ctrl+enter`, `shift+up`; null for Shift, Ctrl, Alt alone. */
export function keyName(event: KeyboardEvent): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process'].includes(event.key)) return null;
  const key = signOf(event) ?? event.key.toLowerCase().replace('arrow', '');
  const ctrl = event.ctrlKey || event.metaKey ? 'ctrl+' : '';
  // Shift is part of `?`, but has to be said for `shift+up`.
  const shift = event.shiftKey && event.key.length > 1 ? 'shift+' : '';
  return `${ctrl}${event.altKey ? 'alt+' : ''}${shift}${key}`;
}

/**
 * The letter or sign of a key. A Sinhala or Tamil keyboard gives its own letters, and Alt may give signs: there the place
 * of the key counts.
 */
function signOf({ key, code, altKey }: KeyboardEvent): string | null {
  if (key.length !== 1) return null;
  const placed = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  const place = placed?.[1] ?? placed?.[2];
  const isForeign = altKey ? !/^[a-z0-9]$/i.test(key) : /[^\u0000-\u024f]/u.test(key);
  return (isForeign && place ? place : key).toLowerCase();
}
