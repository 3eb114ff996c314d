const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** For how long something has waited, as a word of `patients.approvals.waited` and its number: `{ unit: 'days', count: 3 }`. */
export function waitedFor(since: string, now: Date): { unit: 'minutes' | 'hours' | 'day' | 'days'; count: number } {
  const past = Math.max(0, now.getTime() - Date.parse(since));
  if (past < HOUR) return { unit: 'minutes', count: Math.floor(past / MINUTE) };
  if (past < DAY) return { unit: 'hours', count: Math.floor(past / HOUR) };
  const count = Math.floor(past / DAY);
  return { unit: count === 1 ? 'day' : 'days', count };
}
