/**
 * What one sound is written as when Sinhala and Tamil names are put into Latin letters: `th` or `t`, `w` or `v`, `sh` or
 * `s`, `ksh` or `x`, `ee` or `i`, `oo` or `u`, one letter or two.
 */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ksh|x/g, 'ks'],
  [/ch/g, 'C'],
  [/ph/g, 'f'],
  [/([tdbgks])h/g, '$1'],
  [/ck|[cq]/g, 'k'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/ee|ea/g, 'i'],
  [/oo|ou/g, 'u'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/(?<=[aeiou])h$/, ''],
  [/C/g, 'c'],
];

/** Names are few and come again: what they sound like is remembered, up to so many. */
const REMEMBERED = 50_000;
const heard = new Map<string, string>();

/** A folded word as it sounds; what is not in Latin letters stays as it is. */
export function soundOf(word: string): string {
  const known = heard.get(word);
  if (known !== undefined) return known;
  const sound = /^[a-z]+$/.test(word)
    ? SPELLINGS.reduce((letters, [written, spoken]) => letters.replace(written, spoken), word)
    : word;
  if (heard.size >= REMEMBERED) heard.clear();
  heard.set(word, sound);
  return sound;
}
