import {
  furcationsOf,
  isRight,
  isUpper,
  PERIO_LIMITS,
  readingAt,
  sitesOrder,
  type Furcation,
  type PerioSite,
  type SiteReading,
  type SiteRef,
  type ToothId,
} from '@cuspid/odontogram';
import { withFurcation, withMobility, withPresence, withReading, type Working } from './working';

/** What a key before said about the next digit. */
export type Armed = 'ten' | 'minus' | 'mobility' | 'furcation' | null;

/** Where the hand is in an exam. */
export interface Entry {
  readonly working: Working;
  /** The site that is written next. */
  readonly at: SiteRef | null;
  /** The site that was written last: marks go there. */
  readonly last: SiteRef | null;
  readonly mode: 'depth' | 'margin';
  readonly armed: Armed;
}

/** What a site that is probed and not marked means. */
export interface Unmarked {
  readonly bleeds: boolean;
  readonly plaque: boolean;
}

export const MARKS: Readonly<Record<string, 'bleeds' | 'plaque' | 'suppurates'>> = {
  b: 'bleeds',
  p: 'plaque',
  s: 'suppurates',
};

export const isOral = (site: PerioSite): boolean => site.endsWith('oral');
const isSame = (a: SiteRef | null, b: SiteRef | null): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** The way the hand goes through the mouth. */
export const orderOf = ({ teeth }: Working): SiteRef[] => sitesOrder(teeth);

/** The site so many steps on; the end stays the end. */
function stepped({ working, at }: Entry, step: number): SiteRef | null {
  const order = orderOf(working);
  const place = order.findIndex((site) => isSame(site, at));
  return order[Math.max(0, Math.min(order.length - 1, place + step))] ?? null;
}

/** The first site of the next sweep: the other side of the arch, then the other arch. */
function nextSweep({ working, at }: Entry): SiteRef | null {
  const order = orderOf(working);
  const sweep = ([tooth, site]: SiteRef) => `${isUpper(tooth)}${isOral(site)}`;
  const place = order.findIndex((site) => isSame(site, at));
  const now = at ? sweep(at) : '';
  return order.find((site, index) => index > place && sweep(site) !== now) ?? order[0] ?? null;
}

/** Rows as they stand on the screen, top to bottom, each from left to right. */
export function rowsOf({ teeth }: Working): SiteRef[][] {
  const sites = (tooth: ToothId, oral: boolean): SiteRef[] => {
    const three: PerioSite[] = oral
      ? ['distal_oral', 'oral', 'mesial_oral']
      : ['distal_vestibular', 'vestibular', 'mesial_vestibular'];
    return (isRight(tooth) ? three : three.toReversed()).map((site): SiteRef => [tooth, site]);
  };
  const across = sitesOrder(teeth).filter(([, site]) => site === 'vestibular');
  const row = (upper: boolean, oral: boolean) =>
    across.filter(([tooth]) => isUpper(tooth) === upper).flatMap(([tooth]) => sites(tooth, oral));
  return [row(true, true), row(true, false), row(false, false), row(false, true)].filter(({ length }) => length > 0);
}

const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function arrowed({ working, at }: Entry, [across, down]: readonly [number, number]): SiteRef | null {
  const rows = rowsOf(working);
  const y = rows.findIndex((row) => row.some((site) => isSame(site, at)));
  const row = rows[y];
  if (!row) return at;
  const x = row.findIndex((site) => isSame(site, at));
  const target = rows[Math.max(0, Math.min(rows.length - 1, y + down))] ?? row;
  const share = down && row.length > 1 ? (x / (row.length - 1)) * (target.length - 1) : x + across;
  return target[Math.max(0, Math.min(target.length - 1, Math.round(share)))] ?? at;
}

/** The entrance of a furcation that is probed from a site; null where the tooth has none there. */
export function entranceAt([tooth, site]: SiteRef): Furcation | null {
  const has = furcationsOf(tooth);
  const wanted: Furcation[] = isOral(site) ? ['oral'] : ['vestibular'];
  if (site.startsWith('mesial')) wanted.unshift('mesial');
  if (site.startsWith('distal')) wanted.unshift('distal');
  return wanted.find((entrance) => has.includes(entrance)) ?? null;
}

function implied(entry: Entry, unmarked: Unmarked): Partial<SiteReading> {
  const read = entry.at ? readingAt(entry.working.readings, ...entry.at) : null;
  return {
    ...(unmarked.bleeds && { bleeds: read?.bleeds ?? false, suppurates: read?.suppurates ?? false }),
    ...(unmarked.plaque && { plaque: read?.plaque ?? false }),
  };
}

function written(entry: Entry, value: number, unmarked: Unmarked): Entry | null {
  const { at, mode, working } = entry;
  if (!at || value > PERIO_LIMITS[mode].max || value < PERIO_LIMITS[mode].min) return null;
  if (mode === 'margin' && working.implants.includes(at[0])) return null;
  const read = mode === 'depth' ? { depth: value, ...implied(entry, unmarked) } : { margin: value };
  const next = { ...entry, working: withReading(working, at, read), armed: null, last: at };
  return { ...next, at: stepped(entry, 1) };
}

function digit(entry: Entry, value: number, unmarked: Unmarked): Entry | null {
  const about = entry.last ?? entry.at;
  const { working, armed } = entry;
  if (armed === 'ten') return written(entry, 10 + value, unmarked);
  if (armed === 'minus') return written(entry, value === 0 ? 0 : -value, unmarked);
  if (!armed) return written(entry, value, unmarked);
  if (!about || value > PERIO_LIMITS.degree.max) return null;
  if (armed === 'mobility') return { ...entry, armed: null, working: withMobility(working, about[0], value) };
  const entrance = entranceAt(about);
  return entrance && { ...entry, armed: null, working: withFurcation(working, about[0], entrance, value) };
}

function marked(entry: Entry, what: 'bleeds' | 'plaque' | 'suppurates'): Entry | null {
  const about = entry.last ?? entry.at;
  if (!about) return null;
  const now = readingAt(entry.working.readings, ...about)[what];
  return { ...entry, working: withReading(entry.working, about, { [what]: !now }) };
}

function gone(entry: Entry): Entry | null {
  if (!entry.at) return null;
  const [tooth] = entry.at;
  const order = orderOf(entry.working);
  const place = order.findIndex((site) => isSame(site, entry.at));
  const isOther = ([other]: SiteRef) => other !== tooth;
  const at = order.slice(place).find(isOther) ?? order.slice(0, place).findLast(isOther) ?? null;
  return { ...entry, at, last: null, armed: null, working: withPresence(entry.working, tooth, false) };
}

const armedBy: Readonly<Record<string, Armed>> = { '+': 'ten', '-': 'minus', t: 'mobility', f: 'furcation' };

/** What a key does to the exam: the new state; null where the key says nothing, or what it says cannot be. */
export function pressed(entry: Entry, key: string, unmarked: Unmarked): Entry | null {
  const small = key.length === 1 ? key.toLowerCase() : key;
  const mark = MARKS[small];
  const arm = armedBy[small];
  const arrow = ARROWS[key];
  if (/^\d$/.test(key)) return digit(entry, Number(key), unmarked);
  if (mark) return marked(entry, mark);
  if (arm === 'minus' && entry.mode === 'depth') return null;
  if (arm) return { ...entry, armed: entry.armed === arm ? null : arm };
  if (arrow) return moved(entry, arrowed(entry, arrow));
  if (small === 'm') return { ...entry, mode: entry.mode === 'depth' ? 'margin' : 'depth', armed: null };
  if (small === 'x') return gone(entry);
  if (key === ' ') return moved(entry, stepped(entry, 1));
  if (key === 'Backspace') return moved(entry, stepped(entry, -1));
  if (key === 'Enter') return moved(entry, nextSweep(entry));
  if (key === 'Home') return moved(entry, orderOf(entry.working)[0] ?? null);
  if (key === 'Delete' && entry.at) return { ...entry, working: withReading(entry.working, entry.at, CLEARED) };
  return null;
}

const CLEARED: SiteReading = { depth: null, margin: null, bleeds: null, plaque: null, suppurates: null };

/** The hand somewhere else. */
export const moved = (entry: Entry, at: SiteRef | null): Entry => ({ ...entry, at, last: null, armed: null });

/** An exam as it is opened: the hand on the first site without a depth. */
export function opened(working: Working): Entry {
  const order = orderOf(working);
  const at = order.find(([tooth, site]) => working.readings[tooth]?.sites[site].depth == null) ?? order[0] ?? null;
  return { working, at, last: null, mode: 'depth', armed: null };
}
