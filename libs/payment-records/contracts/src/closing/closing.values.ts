/** Limits of a day's close. Money in minor units. */
export const CLOSING = {
  reasonMax: 500,
  noteMax: 500,
  numberMax: 20,
  methodsMax: 20,
  denominationsMax: 40,
  /** Notes or coins of one kind in a drawer. */
  piecesMax: 100_000,
  /** A drawer holds no more: a hundred million of a currency with hundredths. */
  amountMax: 10_000_000_000,
  /** Cashiers and currencies a day's summary tells at most. */
  summaryMax: 200,
  /** Most currencies open in one drawer. */
  currenciesMax: 20,
} as const;

/** A close's number as papers and screens write it: `DC-000012`. */
export const closeText = (number: number): string => `DC-${String(number).padStart(6, '0')}`;
