/** What may still be going on with a patient whose record somebody wants to put away. */
export const OPEN_THINGS = ['in-queue', 'visits-ahead'] as const;
export type OpenThing = (typeof OPEN_THINGS)[number];

/** Limits of what is said when a record is put away or deleted. */
export const LIFE = { reasonMax: 300, reasonMin: 3 } as const;
