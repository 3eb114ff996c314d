import type { AlertsDto } from '@cuspid/patients/contracts';
import type { AlertFact } from '@cuspid/ui';

/** The safety line of a patient, in the words of the alert banner. */
export function bannerOf(alerts: AlertsDto): { state: 'unknown' | 'none' | 'list'; facts: AlertFact[] } {
  const facts = alerts.items.flatMap(({ kind, severity, label, note }): AlertFact[] => {
    // Information belongs in the profile; an allergy is never only that.
    if (severity === 'INFO' && kind !== 'ALLERGY') return [];
    return [{ severity: severity === 'DANGER' ? 'danger' : 'caution', name: label, text: note ?? undefined }];
  });
  const state = alerts.allergyState === 'UNKNOWN' ? 'unknown' : facts.length > 0 ? 'list' : 'none';
  return { state, facts };
}
