import type { Hotkey } from '@cuspid/platform/web';

/** One key with everything it does, on whatever page. */
export interface KeyRow {
  usual: string;
  meanings: readonly { group: string; label: string }[];
}

/**
 * The keys of pages that may not have been open yet, by the words of `auth.keyMap`. Keys of other pages, and of the frame,
 * come from what was bound since the application started.
 */
const CATALOGUE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  queue: {
    c: 'start',
    enter: 'step',
    b: 'back',
    j: 'down',
    k: 'up',
    h: 'left',
    l: 'right',
    u: 'priority',
    e: 'edit',
    m: 'menu',
  },
  patients: { n: 'new', f: 'search', j: 'next', k: 'previous', c: 'checkIn', d: 'chart' },
  patient: { c: 'checkIn', d: 'chart', e: 'edit', '[': 'before', ']': 'after' },
  chart: {
    'ctrl+z': 'undo',
    'ctrl+y': 'redo',
    ',': 'tickBefore',
    '.': 'tickAfter',
    '?': 'codes',
    m: 'accept',
    escape: 'escape',
  },
};

/** Keys that are the keyboard's own everywhere: shown nowhere as something to change. */
const FIXED = ['enter', 'escape'];

type Say = (key: string) => string;

/** Every key that does something, single letters and signs first. */
export function keyRows(known: readonly Hotkey[], say: Say): KeyRow[] {
  const listed = Object.entries(CATALOGUE).flatMap(([page, keys]) =>
    Object.entries(keys).map(([usual, word]) => ({
      usual,
      group: say(`auth.keyMap.${page}.page`),
      label: say(`auth.keyMap.${page}.${word}`),
    })),
  );
  const pages = new Set(listed.map(({ group }) => group));
  const others = known.filter(({ group }) => !pages.has(group)).map(({ keys, ...rest }) => ({ usual: keys, ...rest }));
  const rows = new Map<string, Map<string, { group: string; label: string }>>();
  for (const { usual, group, label } of [...others, ...listed]) {
    const meanings = rows.get(usual) ?? new Map<string, { group: string; label: string }>();
    rows.set(usual, meanings.set(`${group}: ${label}`, { group, label }));
  }
  return [...rows]
    .filter(([usual]) => !FIXED.includes(usual))
    .map(([usual, meanings]) => ({ usual, meanings: [...meanings.values()] }))
    .sort((one, two) => weight(one.usual) - weight(two.usual) || one.usual.localeCompare(two.usual));
}

/** Signs and letters, then two in a row, then with Ctrl or Alt. */
function weight(usual: string): number {
  if (usual.length === 1) return /[a-z]/.test(usual) ? 1 : 0;
  return usual.includes(' ') ? 2 : 3;
}
