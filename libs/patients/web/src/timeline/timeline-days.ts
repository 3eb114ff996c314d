/** Rows of one day of the clinic, in the order they came. */
export interface DayOf<T> {
  day: string;
  rows: T[];
}

/** Rows in order, parted where the day changes. */
export function byDay<T>(rows: readonly T[], dayOf: (row: T) => string): DayOf<T>[] {
  const days: DayOf<T>[] = [];
  for (const row of rows) {
    const day = dayOf(row);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}
