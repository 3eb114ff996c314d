/** Years of age from, to; null: and older. */
export type AgeBands = readonly (readonly [number, number | null])[];

/** What a band is called, and told by: `6–12`, `65+`. */
export const bandName = ([from, to]: AgeBands[number]): string => (to === null ? `${from}+` : `${from}–${to}`);

/** The band some SQL of full years falls into; null where the years are not known, or below nothing. */
export const ageBand = (years: string, bands: AgeBands): string =>
  `case ${bands.map((band) => `when ${years} between ${band[0]} and ${band[1] ?? 999} then '${bandName(band)}'`).join(' ')} end`;
