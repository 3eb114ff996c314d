import type { AlertDto, AlertsDto } from '@cuspid/patients/contracts/dto';
import { dayInWords, dayOf, escapeHtml } from '@cuspid/platform/providers';

const KINDS: Record<AlertDto['kind'], string> = {
  ALLERGY: 'Allergy',
  CONDITION: 'Condition',
  MEDICATION: 'Medication',
  PREGNANCY: 'Pregnancy',
};

const confirmed = ({ confirmedAt, confirmedBy }: AlertsDto, timeZone: string): string =>
  [confirmedBy && ` by ${confirmedBy.name}`, confirmedAt && `, ${dayInWords(dayOf(new Date(confirmedAt), timeZone))}`]
    .filter(Boolean)
    .join('');

/** What is known of allergies, in words: "nobody asked" is not "none". */
export function allergyWords(alerts: AlertsDto, timeZone: string): string {
  if (alerts.allergyState === 'UNKNOWN') return 'Allergies: not asked yet';
  if (alerts.allergyState === 'NONE') return `No known allergies (confirmed${confirmed(alerts, timeZone)})`;
  const named = alerts.items.filter(({ kind }) => kind === 'ALLERGY').map(worded);
  return `Allergy: ${named.join('; ')}`;
}

const worded = ({ label, note }: AlertDto): string => (note ? `${label} (${note})` : label);

/** The banner of the patient, as on every screen. Danger is marked by weight and a sign, not by colour alone. */
export function alertLine(alerts: AlertsDto, timeZone: string): string {
  const others = alerts.items.filter(({ kind, severity }) => kind !== 'ALLERGY' && severity !== 'INFO');
  const isSerious = alerts.allergyState !== 'NONE' || others.length > 0;
  const parts = [
    `<strong>${escapeHtml(allergyWords(alerts, timeZone))}</strong>`,
    ...others.map((alert) => {
      const text = escapeHtml(`${KINDS[alert.kind]}: ${worded(alert)}`);
      return alert.severity === 'DANGER' ? `<strong>${text}</strong>` : `<span>${text}</span>`;
    }),
  ];
  return `<section class="alerts${isSerious ? ' serious' : ''}"><b>${isSerious ? '! Alerts' : 'Alerts'}</b>${parts.join('')}</section>`;
}
