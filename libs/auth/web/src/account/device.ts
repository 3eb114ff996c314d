export type DeviceKind = 'computer' | 'phone' | 'tablet' | 'program';

/** What a `User-Agent` says, in the makers' own names; null where it does not say. */
export interface Device {
  kind: DeviceKind;
  browser: string | null;
  system: string | null;
}

/** First match wins: Edge and Opera also say Chrome, and Chrome also says Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Headless)?Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/, 'Windows'],
  [/\bAndroid\b/, 'Android'],
  [/\biPad\b/, 'iPad'],
  [/\biPhone\b/, 'iPhone'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const named = (agent: string, names: readonly (readonly [RegExp, string])[]) =>
  names.find(([pattern]) => pattern.test(agent))?.[1] ?? null;

/** Reads a `User-Agent`. A program that is no browser (`curl/8.5`) is called what it calls itself. */
export function deviceOf(agent: string | null): Device {
  const text = agent ?? '';
  const browser = named(text, BROWSERS);
  const system = named(text, SYSTEMS);
  if (!browser && !text.startsWith('Mozilla/')) {
    return { kind: 'program', browser: /^[\w.-]{1,30}/.exec(text)?.[0] ?? null, system };
  }
  return { kind: kindOf(text, system), browser, system };
}

function kindOf(agent: string, system: string | null): DeviceKind {
  if (system === 'iPad' || (system === 'Android' && !/\bMobile\b/.test(agent))) return 'tablet';
  return system === 'iPhone' || system === 'Android' ? 'phone' : 'computer';
}
