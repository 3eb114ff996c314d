/** Years away at which the two digits of a year mean another century. */
const NEXT_CENTURY = -50;
const LAST_CENTURY = 51;
const CENTURY = 100;

/**
 * The year two digits mean in `thisYear`: of the centuries the one in which the year is nearest. Source: GS1 General
 * Specifications, section 7.12 “Determination of century in dates”.
 */
export function yearOf(twoDigits: number, thisYear: number): number {
  const century = thisYear - (thisYear % CENTURY);
  const away = twoDigits - (thisYear % CENTURY);
  if (away >= LAST_CENTURY) return century - CENTURY + twoDigits;
  return away <= NEXT_CENTURY ? century + CENTURY + twoDigits : century + twoDigits;
}

/**
 * The day `YYMMDD` means, `YYYY-MM-DD`; null: there is no such day. Day 00 is the last of the month. Source: GS1 General
 * Specifications, section 3.4 (application identifiers 11 to 17).
 */
export function dayOf(yymmdd: string, thisYear: number): string | null {
  const [, yy = '', mm = '', dd = ''] = /^(\d{2})(\d{2})(\d{2})$/.exec(yymmdd) ?? [];
  const [year, month] = [yearOf(Number(yy), thisYear), Number(mm)];
  if (!yy || month < 1 || month > 12) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = Number(dd) || last;
  return day > last ? null : `${year}-${mm}-${String(day).padStart(2, '0')}`;
}
