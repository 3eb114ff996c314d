/** People who work on one chart: co-signatures, and who is there. */
export const TOGETHER = {
  /** Entries co-signed at once. */
  cosignMax: 500,
  /** How often a screen says that it is still there, in milliseconds. */
  beatMs: 20_000,
  /** Who has not been heard of for so long has gone, in seconds. */
  gonePastSeconds: 45,
  /** People shown on one chart. */
  peopleMax: 50,
} as const;

/** Why an entry was not co-signed with the others. */
export const COSIGN_SKIPS = ['signed', 'taken-back', 'replaced', 'own', 'not-needed'] as const;
export type CosignSkip = (typeof COSIGN_SKIPS)[number];

/** The name a tab gives itself. */
export const TAB = { matches: /^[0-9a-f]{16}$/, says: 'must be 16 hexadecimal digits' } as const;
