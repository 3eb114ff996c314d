import type { TranslocoService } from '@jsverse/transloco';
import type { AlertsDto } from '@cuspid/patients/contracts';
import type { ClinicClock } from '@cuspid/platform/web';
import { shortName, whenText } from './when';

/** Who asked last and when; or, where that is too long ago, how long, and that it is time to ask again. */
export function confirmedNote(
  alerts: AlertsDto,
  clock: Pick<ClinicClock, 'today' | 'time'>,
  words: Pick<TranslocoService, 'translate'>,
): string | null {
  const say = (key: string, values?: Record<string, string | number>) =>
    words.translate(`patients.alerts.${key}`, values);
  if (alerts.items.some(({ isOver }) => isOver)) return say('over');
  if (alerts.isDue) {
    const due = say(...ago(oldest(alerts), clock));
    return alerts.allergyState === 'NONE' ? `${say('noneKnown')} ${due}` : due;
  }
  if (!alerts.confirmedAt || alerts.allergyState === 'UNKNOWN') return null;
  // What was said at the desk was not asked by whoever treats: the line says so.
  const isFromDesk = alerts.allergyState === 'NONE' && alerts.confirmedBy?.role === 'RECEPTION';
  return say(isFromDesk ? 'noneAtDesk' : alerts.allergyState === 'NONE' ? 'none' : 'confirmed', {
    when: whenText(alerts.confirmedAt, clock, words.translate('patients.today')),
    who: shortName(alerts.confirmedBy?.name ?? ''),
  });
}

/** When what was confirmed longest ago was confirmed. */
function oldest({ allergyState, confirmedAt, items }: AlertsDto): string {
  const all = [
    ...(allergyState !== 'UNKNOWN' && confirmedAt ? [confirmedAt] : []),
    ...items.map((one) => one.confirmedAt),
  ];
  return all.sort()[0] ?? '';
}

function ago(at: string, clock: Pick<ClinicClock, 'today'>): [string, Record<string, string | number>] {
  const [then, now] = [clock.today(at), clock.today()];
  const months =
    (Number(now.slice(0, 4)) - Number(then.slice(0, 4))) * 12 +
    Number(now.slice(5, 7)) -
    Number(then.slice(5, 7)) -
    (now.slice(8) < then.slice(8) ? 1 : 0);
  if (months >= 24) return ['dueYears', { count: Math.floor(months / 12) }];
  return months === 1 ? ['dueMonth', {}] : ['dueMonths', { count: months }];
}
