const DAY_MS = 86_400_000;

/** The calendar day, `YYYY-MM-DD`, so many days after another; before it, where there are fewer than none. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
