import { dayText } from '@cuspid/platform/web';
import type { ClinicClock } from '@cuspid/platform/web';

type Clock = Pick<ClinicClock, 'today' | 'time'>;

/** When something happened, as short as it stays clear: "today 10:16", "5 Nov", "5 Nov 2024". */
export function whenText(instant: string, clock: Clock, todayWord: string): string {
  const [day, today] = [clock.today(instant), clock.today()];
  if (day === today) return `${todayWord} ${clock.time(instant)}`;
  return day.slice(0, 4) === today.slice(0, 4) ? dayText(day).slice(0, -5) : dayText(day);
}

/** A colleague's name where room is short: "T. Bandara", "Dr A. Fernando". */
export function shortName(name: string): string {
  const [, title = '', rest = ''] = /^((?:dr|mr|mrs|ms|prof|rev)\.?\s+)?(.*)$/i.exec(name.trim()) ?? [];
  const [first = '', ...others] = rest.split(/\s+/);
  return others.length ? `${title}${[...first][0] ?? ''}. ${others.join(' ')}` : `${title}${rest}`;
}
