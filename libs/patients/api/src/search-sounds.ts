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

/** A folded word as it sounds; what is not in Latin letters stays as it is. */
export function soundOf(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  return SPELLINGS.reduce((sound, [written, heard]) => sound.replace(written, heard), word);
}
