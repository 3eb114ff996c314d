import type { TranslocoService } from '@jsverse/transloco';
import type { AlertsDto } from '@cuspid/patients/contracts';

/** The safety line as somebody would say it: what is dangerous first, and never silence for not knowing. */
export function aloud(
  name: string,
  alerts: AlertsDto | null,
  note: string | null,
  words: Pick<TranslocoService, 'translate'>,
): string {
  const say = (key: string) => words.translate(`patients.${key}`);
  const head = words.translate('patients.alerts.of', { name });
  if (!alerts) return `${head} ${say('alerts.failed')}`;
  const facts = alerts.items.map(
    ({ severity, kind, label, note: how }) =>
      `${say(`severity.${severity}`)}: ${[say(`kind.${kind}`), label, how].filter(Boolean).join(', ')}.`,
  );
  const unasked = alerts.allergyState === 'UNKNOWN' ? `${words.translate('ui.allergiesNotAsked')}.` : '';
  return [head, unasked, ...facts, note && `${note}.`].filter(Boolean).join(' ');
}
