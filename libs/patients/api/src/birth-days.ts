const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The last birth date whose owner has completed `years` on `today` (`YYYY-MM-DD`). */
export function bornBy(today: string, years: number): string {
  const year = Number(today.slice(0, 4)) - years;
  const day = today.slice(5);
  return `${String(year).padStart(4, '0')}-${day === '02-29' && !isLeap(year) ? '02-28' : day}`;
}
