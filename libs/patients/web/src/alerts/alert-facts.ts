import type { AlertsDto, FirstAlertDto } from '@cuspid/patients/contracts';
import type { AlertFact } from '@cuspid/ui';

/** The facts of the banner: dangers red, the rest amber. Information is for the profile; an allergy is never only that. */
export function factsOf(alerts: readonly FirstAlertDto[]): AlertFact[] {
  return alerts.flatMap(({ kind, severity, label, note }): AlertFact[] =>
    severity === 'INFO' && kind !== 'ALLERGY'
      ? []
      : [{ severity: severity === 'DANGER' ? 'danger' : 'caution', name: label, text: note ?? '' }],
  );
}

/** What the banner looks like: nobody asked, asked and none, or a list. */
export function bannerState({ allergyState }: Pick<AlertsDto, 'allergyState'>): 'unknown' | 'none' | 'list' {
  if (allergyState === 'UNKNOWN') return 'unknown';
  return allergyState === 'NONE' ? 'none' : 'list';
}
