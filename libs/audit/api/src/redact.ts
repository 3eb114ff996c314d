const SECRET =
  /pass(word|phrase|code)|secret(?!ar)|token|hash|credential|authori[sz]ation|cookie|\b(pin|otp)\b|private.?key/i;
/** Times and claims about a secret tell nothing of it: `passwordExpiresAt`, `mustChangePassword: true`. */
const isHarmless = (key: string, value: unknown) =>
  value === null || value === undefined || typeof value === 'boolean' || /(At|Until|Id)$/.test(key);
const BLANK = '[not kept]';
const DEEPEST = 8;

/** A side of an entry with everything that could be a secret blanked, however deep: people read the log, and it is kept for years. */
export function withoutSecrets(side: object | undefined): object | undefined {
  const clean = side && cleaned(side, 0);
  return typeof clean === 'object' && clean !== null ? clean : undefined;
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  if (depth > DEEPEST) return BLANK;
  if (Array.isArray(value)) return value.map((one) => cleaned(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) =>
      SECRET.test(key) && !isHarmless(key, one) ? [key, BLANK] : [key, cleaned(one, depth + 1)],
    ),
  );
}
