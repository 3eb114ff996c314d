/** A line of a list to choose from. */
export interface Choice {
  value: string;
  label: string;
}

/** "UTC+05:30" of a zone at the moment. */
function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts();
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? 'UTC' : name.replace('GMT', 'UTC');
}

/** Every time zone this browser knows, and the one in use should it not know it. */
export function zoneOptions(inUse: string): Choice[] {
  const known = Intl.supportedValuesOf('timeZone');
  const all = !inUse || known.includes(inUse) ? known : [inUse, ...known];
  return all.map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} (${offsetOf(zone)})` }));
}

/** Every currency, by its code: "LKR · Sri Lankan Rupee". */
export function currencyOptions(inUse: string): Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  const known = Intl.supportedValuesOf('currency');
  const all = !inUse || known.includes(inUse) ? known : [inUse, ...known];
  return all.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}

/** After how many months something comes again: never, the usual ones, and the one in use. */
export function monthOptions(inUse: number, say: (key: 'never' | 'one' | 'many', count: number) => string): Choice[] {
  const months = [...new Set([0, 1, 3, 6, 12, 24, inUse])].sort((a, b) => a - b);
  return months.map((count) => ({
    value: String(count),
    label: say(count === 0 ? 'never' : count === 1 ? 'one' : 'many', count),
  }));
}
