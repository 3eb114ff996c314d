export type Strength = 'short' | 'weak' | 'fair' | 'good' | 'strong';

/** Shortest password the API takes. */
export const PASSWORD_MIN = 10;

const OBVIOUS = /pass\s?word|qwerty|asdf|12345|abcde|iloveyou|letmein|welcome|admin|cuspid|dental|clinic/i;

/**
 * A word for how hard a password is to guess: length and variety count, obvious pieces and repetition do not. Advice
 * only; the server has the list of common passwords and decides.
 */
export function strengthOf(password: string, personal: readonly string[] = []): Strength {
  if (password.length < PASSWORD_MIN) return 'short';
  const plain = password.toLowerCase();
  const known = personal.some((word) => word.length >= 3 && plain.includes(word.toLowerCase()));
  const distinct = new Set(plain).size;
  if (known || OBVIOUS.test(plain) || distinct <= 4) return 'weak';
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  const points = password.length + distinct / 2 + kinds * 2;
  if (points >= 30) return 'strong';
  return points >= 24 ? 'good' : 'fair';
}
