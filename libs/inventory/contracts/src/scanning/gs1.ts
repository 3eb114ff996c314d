import { dayOf } from './gs1-date';
import { isGtin, paddedGtin } from './gtin';

/** What ends a field of no fixed length: FNC1, which a scanner sends as the sign «group separator». */
export const GS = '\u001d';

/** What a code tells of a box. What is not there is null. */
export interface Gs1 {
  /** AI 01, or 02 of the boxes within; fourteen digits. */
  gtin: string | null;
  /** AI 10. */
  lotNumber: string | null;
  /** AI 17, `YYYY-MM-DD`. */
  expiresOn: string | null;
  /** AI 11. */
  producedOn: string | null;
  /** AI 21. */
  serial: string | null;
  /** AI 30 or 37: how many are in it. */
  count: number | null;
  /** AI 240: what the maker calls it besides. */
  additionalId: string | null;
}

/**
 * Digits of the identifier, digits of its data, and whether it is of that length always; by its first two digits.
 * Source: GS1 General Specifications, section 3.2 (list of application identifiers) and figure 7.8.5-2 (element strings
 * with predefined length). Those left out are two digits long with no fixed length.
 */
const FIXED: Readonly<Record<string, readonly [identifier: number, data: number]>> = {
  ...{ '00': [2, 18], '01': [2, 14], '02': [2, 14], '03': [2, 14], '04': [2, 16], '20': [2, 2] },
  ...{ '11': [2, 6], '12': [2, 6], '13': [2, 6], '14': [2, 6], '15': [2, 6], '16': [2, 6], '17': [2, 6] },
  ...{ '18': [2, 6], '19': [2, 6], '41': [3, 13] },
  ...{ '31': [4, 6], '32': [4, 6], '33': [4, 6], '34': [4, 6], '35': [4, 6], '36': [4, 6] },
};
const LONGER: Readonly<Record<string, number>> = {
  ...{ '23': 3, '24': 3, '25': 3, '39': 4, '40': 3, '42': 3, '43': 4 },
  ...{ '70': 4, '71': 3, '72': 4, '80': 4, '81': 4, '82': 4 },
};
/** Longest data of a field without a fixed length. */
const DATA_MAX: Readonly<Record<string, number>> = { '10': 20, '21': 20, '22': 20, '30': 8, '37': 8, '240': 30 };
const ANY_MAX = 90;

/** The signs a field may hold: GS1 General Specifications, section 7.11, figure 7.11-1 (character set 82). */
const SIGNS = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/;
/** Data Matrix, GS1-128, QR code, DataBar and Dot code, with FNC1 in the first place (section 5.1.3). */
const PREFIX = /^\](d2|C1|Q3|e0|J1)/;
/** What scanners are set up to send in place of the group separator: none of it is a sign a field may hold. */
const SEPARATORS = /\{GS\}|\{FNC1\}|<GS>|␝|[~|^#\\]/g;

type Field = readonly [identifier: string, value: string];

/**
 * Reads a code as the scanner sent it: with or without the prefix of its symbology, with FNC1 as U+001D or as what the
 * scanner sends instead, or in the form people read, `(01)…(17)…`. Null: it is no such code. What it holds besides
 * (weights and measures among it) is passed over.
 */
export function parseGs1(text: string, thisYear: number): Gs1 | null {
  const sent = text.trim();
  const isMarked = PREFIX.test(sent);
  const plain = sent.replace(PREFIX, '').replace(SEPARATORS, GS);
  const fields = /^\(\d{2,4}\)/.test(plain) ? bracketed(plain) : chained(plain);
  const told = fields && toldBy(fields, thisYear);
  if (!told) return null;
  // Some text begins with two digits by chance: without a prefix it takes a number of a box, or a lot and its expiry.
  const isCertain = isMarked || told.gtin !== null || (told.lotNumber !== null && told.expiresOn !== null);
  return isCertain ? told : null;
}

/** The fields one after the other; null: they cannot be told apart. */
function chained(text: string): Field[] | null {
  const fields: Field[] = [];
  let rest = text.replace(new RegExp(`^${GS}+`), '');
  while (rest) {
    const field = firstOf(rest);
    if (!field) return null;
    fields.push([field.identifier, field.value]);
    rest = rest.slice(field.length).replace(new RegExp(`^${GS}+`), '');
  }
  return fields.length ? fields : null;
}

function firstOf(rest: string): { identifier: string; value: string; length: number } | null {
  const start = rest.slice(0, 2);
  if (!/^\d{2}$/.test(start)) return null;
  const fixed = FIXED[start];
  const size = fixed?.[0] ?? LONGER[start] ?? 2;
  const identifier = rest.slice(0, size);
  if (!/^\d+$/.test(identifier) || identifier.length < size) return null;
  const end = fixed ? size + fixed[1] : endOf(rest, size);
  const value = rest.slice(size, end);
  return isValue(identifier, value, fixed?.[1]) ? { identifier, value, length: end } : null;
}

const endOf = (rest: string, from: number): number => {
  const at = rest.indexOf(GS, from);
  return at < 0 ? rest.length : at;
};

function isValue(identifier: string, value: string, fixed: number | undefined): boolean {
  if (fixed !== undefined) return value.length === fixed && /^\d+$/.test(value);
  return value.length > 0 && value.length <= (DATA_MAX[identifier] ?? ANY_MAX) && SIGNS.test(value);
}

/** `(01)04012345678901(17)281130(10)2604A`, as it is printed below the symbol. */
function bracketed(text: string): Field[] | null {
  const fields: Field[] = [];
  const pattern = /\((\d{2,4})\)(.+?)(?=\(\d{2,4}\)|$)/gy;
  let last = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [, identifier = '', value = ''] = found;
    const tidy = value.replaceAll(GS, '').trim();
    if (!isValue(identifier, tidy, FIXED[identifier.slice(0, 2)]?.[1])) return null;
    fields.push([identifier, tidy]);
    last = pattern.lastIndex;
  }
  return last === text.length && fields.length ? fields : null;
}

function toldBy(fields: readonly Field[], thisYear: number): Gs1 | null {
  const known = new Map<string, string>();
  // What is there twice is said once (section 4.14); of two different things nobody knows which holds.
  for (const [identifier, value] of fields) {
    if (known.has(identifier) && known.get(identifier) !== value) return null;
    known.set(identifier, value);
  }
  const gtin = known.get('01') ?? known.get('02') ?? null;
  if (gtin !== null && !isGtin(gtin)) return null;
  const count = known.get('30') ?? known.get('37') ?? null;
  const dates = ['17', '11'].map((identifier) => known.get(identifier));
  const [expiresOn, producedOn] = dates.map((date) => (date === undefined ? null : dayOf(date, thisYear)));
  if (dates.some((date, index) => date !== undefined && [expiresOn, producedOn][index] === null)) return null;
  if (count !== null && !/^\d+$/.test(count)) return null;
  return {
    ...{ gtin, expiresOn: expiresOn ?? null, producedOn: producedOn ?? null },
    lotNumber: known.get('10') ?? null,
    serial: known.get('21') ?? null,
    count: count === null ? null : Number(count),
    additionalId: known.get('240') ?? null,
  };
}

const yymmdd = (day: string): string => day.slice(2).replaceAll('-', '');

/** Writes a code as a scanner would send it: the fixed fields first, FNC1 after each other but the last. */
export function buildGs1(told: Partial<Gs1>, { prefix = '', separator = GS } = {}): string {
  const fixed = [
    ...(told.gtin ? [`01${paddedGtin(told.gtin)}`] : []),
    ...(told.producedOn ? [`11${yymmdd(told.producedOn)}`] : []),
    ...(told.expiresOn ? [`17${yymmdd(told.expiresOn)}`] : []),
  ];
  const open = [
    ...(told.lotNumber ? [`10${told.lotNumber}`] : []),
    ...(told.serial ? [`21${told.serial}`] : []),
    ...(told.count === null || told.count === undefined ? [] : [`30${told.count}`]),
    ...(told.additionalId ? [`240${told.additionalId}`] : []),
  ];
  return prefix + fixed.join('') + open.join(separator);
}

/** What a scanned code is: a GS1 code, a bare trade item number, or some text. */
export type Scanned = ({ kind: 'GS1' } & Gs1) | { kind: 'GTIN'; gtin: string } | { kind: 'TEXT'; text: string };

/** Symbologies that carry nothing but the number: EAN-13 and its kin, EAN-8, ITF-14. */
const BARE = /^\](E0|E4|I1)/;

/** Reads whatever a scanner sent. Never throws. */
export function readCode(text: string, thisYear: number): Scanned {
  const bare = text.trim().replace(BARE, '');
  if (isGtin(bare)) return { kind: 'GTIN', gtin: paddedGtin(bare) };
  const told = parseGs1(bare, thisYear);
  return told ? { kind: 'GS1', ...told } : { kind: 'TEXT', text: bare };
}
